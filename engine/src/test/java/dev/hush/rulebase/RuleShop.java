package dev.hush.rulebase;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hush.address.AddressForms;
import dev.hush.address.AddressKeys;
import dev.hush.address.KeyedHash;
import dev.hush.customer.CustomerState;
import dev.hush.customer.Hearing;
import dev.hush.decision.Chance;
import dev.hush.decision.Rulebook;
import dev.hush.decision.Situation;
import dev.hush.decision.Wishes;
import dev.hush.decision.World;
import dev.hush.engine.Fault;
import dev.hush.event.CustomerEvent;
import dev.hush.event.CustomerId;
import dev.hush.event.EventType;
import dev.hush.offer.Occasion;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A workspace in a temporary folder, with the built-in vocabulary, for tests of rules. */
final class RuleShop {
    static final Instant NOW = Instant.parse("2026-11-20T10:00:00Z");
    static final Hearing HEARD = new Hearing(NOW, new AddressKeys(new KeyedHash(new byte[] {1}), AddressForms.PLAIN));
    static final ZoneId ZONE = ZoneId.of("UTC");

    private final Path root;

    RuleShop(Path root) {
        this.root = root;
    }

    RuleShop file(String path, String text) {
        try {
            Path file = root.resolve(path);
            Files.createDirectories(file.getParent());
            Files.writeString(file, text);
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A rule for CARE by e-mail. */
    RuleShop rule(String path, String id, String when, String then) {
        return rule(path, id, "@purpose(CARE) @channel(EMAIL) @kind(KINDNESS) @worth(40)", when, then);
    }

    RuleShop rule(String path, String id, String annotations, String when, String then) {
        return file(path, """
                // Why: a test deserves a reason   Owner: care@shop.example
                // Since: 2026-11
                package rules
                rule "%s in words"
                  @id("%s") %s
                when
                %s
                then
                %s
                end
                """.formatted(
                        id,
                        id,
                        annotations,
                        when.indent(2).stripTrailing(),
                        then.indent(2).stripTrailing()));
    }

    BuiltRules build() {
        return RuleBooks.build(root, ZONE, World.UNKNOWN, Optional.of(Set.of("thanks", "sorry", "letter")));
    }

    BuiltRules check() {
        return RuleBooks.check(root, ZONE, World.UNKNOWN, Optional.of(Set.of("thanks", "sorry", "letter")));
    }

    Rulebook book() {
        BuiltRules built = build();
        assertThat(built.faults()).isEmpty();
        return built.rulebook().orElseThrow();
    }

    List<String> faults() {
        return build().faults().stream().map(Fault::toString).toList();
    }

    static CustomerEvent event(String type, Map<String, Object> data) {
        return new CustomerEvent("e1", "shop", type, new CustomerId("mei"), NOW, data, Optional.empty());
    }

    /** What the rules wish for when the event arrives at a customer of whom the state is known. */
    static Wishes wishes(Rulebook book, CustomerState before, CustomerEvent event) {
        CustomerState state = book.learning().learn(before, event, HEARD);
        return book.rules().consider(situation(book, state, event));
    }

    static Wishes wishes(Rulebook book, CustomerEvent event) {
        return wishes(book, CustomerState.unknown(event.customer()), event);
    }

    static Situation situation(Rulebook book, CustomerState state, CustomerEvent event) {
        Occasion occasion = new Occasion(
                event.type(), book.learning().catalog().typeOf(event).occasionKeyOf(event));
        Chance chance = new Chance("secret".getBytes(StandardCharsets.UTF_8));
        return new Situation(
                state, event, EventType.undeclared(event.type()), occasion, NOW, book.house(), chance, Map.of());
    }
}
