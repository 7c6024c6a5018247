package dev.hush.replay;

import dev.hush.address.AddressKeys;
import dev.hush.address.KeyedHash;
import dev.hush.consent.Channel;
import dev.hush.consent.ConsentRecord;
import dev.hush.consent.LawfulBasis;
import dev.hush.consent.Proof;
import dev.hush.consent.Purpose;
import dev.hush.consent.Said;
import dev.hush.customer.CustomerState;
import dev.hush.customer.CustomerStateEditor;
import dev.hush.customer.FieldChecks;
import dev.hush.customer.Learning;
import dev.hush.decision.Reason;
import dev.hush.engine.Arrival.EventArrived;
import dev.hush.event.CustomerEvent;
import dev.hush.event.CustomerId;
import dev.hush.event.EventType;
import dev.hush.event.HouseEvents;
import dev.hush.file.Closest;
import dev.hush.file.Faults;
import dev.hush.file.SourceFile;
import dev.hush.file.Workspace;
import dev.hush.file.YamlNode;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Reads the cases beside the rules: {@code rules/**}{@code /*.cases.yaml}. */
public final class CaseFiles {
    private static final Set<String> CUSTOMER =
            Set.of("id", "zone", "language", "country", "consents", "facts", "address");
    private static final Set<String> EVENT =
            Set.of("at", "time", "type", "data", "customer", "source", "id", "from", "mailed");

    /** By which chance and addresses' keys are drawn in every case. */
    static final byte[] SECRET = "case".getBytes(StandardCharsets.UTF_8);

    private static final Set<String> REASONS =
            Stream.of(Reason.values()).map(Reason::name).collect(Collectors.toSet());

    private final Learning learning;
    private final Set<String> rules;
    private final AddressKeys keys;

    private CaseFiles(Learning learning, Set<String> rules) {
        this.learning = learning;
        this.rules = rules;
        this.keys = new AddressKeys(new KeyedHash(SECRET), learning.forms());
    }

    /** All cases of the workspace, those with faults left out; rules are the ids that there are. */
    public static List<Case> read(Workspace workspace, Learning learning, Set<String> rules, Faults faults) {
        CaseFiles reader = new CaseFiles(learning, rules);
        List<Case> cases = new ArrayList<>();
        for (SourceFile file : workspace.files("rules", ".cases.yaml")) {
            YamlNode.read(file, faults)
                    .ifPresent(root ->
                            root.list().forEach(node -> reader.read(file, node).ifPresent(cases::add)));
        }
        return cases;
    }

    private Optional<Case> read(SourceFile file, YamlNode node) {
        Map<String, YamlNode> entry = node.map(Set.of("case", "customer", "others", "events", "expect"));
        if (!entry.keySet().containsAll(Set.of("case", "events", "expect"))) {
            node.fault("case, events and expect", entry.keySet().toString(), "See rules/README.md.");
            return Optional.empty();
        }
        CustomerState customer = YamlNode.node(entry, "customer")
                .map(this::customer)
                .orElseGet(() -> someone().done());
        List<CustomerState> others = new ArrayList<>();
        YamlNode.node(entry, "others").ifPresent(list -> list.list().forEach(it -> others.add(customer(it))));
        List<EventArrived> events = new ArrayList<>();
        for (YamlNode event : entry.getOrDefault("events", node).list()) {
            event(event, customer.id(), events.size()).ifPresent(events::add);
        }
        List<Expectation> expectations = new ArrayList<>();
        for (YamlNode line : entry.getOrDefault("expect", node).list()) {
            expectation(line).ifPresent(expectations::add);
        }
        events.sort(Comparator.comparing(EventArrived::at).thenComparing(EventArrived::event, CustomerEvent.ORDER));
        String name = YamlNode.text(entry, "case").orElse("");
        return Optional.of(new Case(file.path(), node.line(), name, customer, others, events, expectations));
    }

    private Optional<Expectation> expectation(YamlNode line) {
        Optional<Expectation> expectation = Expectation.read(line.line(), line.text());
        if (expectation.isEmpty()) {
            line.fault("a line such as " + Expectation.GRAMMAR, "\"" + line.text() + "\"", "");
        }
        expectation
                .flatMap(Expectation::rule)
                .filter(rule -> !rules.contains(rule))
                .ifPresent(rule -> line.fault("the id of a rule", "\"" + rule + "\"", Closest.near(rule, rules)));
        expectation.flatMap(Expectation::reason).ifPresent(reason -> {
            if (!REASONS.contains(reason)) {
                line.fault("a reason", reason, Closest.near(reason, REASONS));
            }
        });
        return expectation;
    }

    private static CustomerStateEditor someone() {
        return CustomerState.unknown(new CustomerId("someone"))
                .edit()
                .address(Channel.EMAIL, "someone@customers.example");
    }

    private CustomerState customer(YamlNode node) {
        Map<String, YamlNode> entry = node.map(CUSTOMER);
        String id = YamlNode.text(entry, "id").orElse("someone");
        CustomerStateEditor state = CustomerState.unknown(new CustomerId(id)).edit();
        state.address(Channel.EMAIL, YamlNode.text(entry, "address").orElse(id + "@customers.example"));
        declared(node, entry);
        YamlNode.node(entry, "zone").ifPresent(zone -> zone(zone).ifPresent(state::zone));
        YamlNode.text(entry, "language").ifPresent(state::language);
        YamlNode.text(entry, "country").ifPresent(state::country);
        YamlNode.node(entry, "consents").ifPresent(list -> list.list().forEach(it -> consent(it, state)));
        YamlNode.node(entry, "facts")
                .ifPresent(facts -> facts.map().forEach((name, value) -> fact(name, value, state)));
        return state.done();
    }

    /** What the customer is said to have told is checked as if they had. */
    private void declared(YamlNode node, Map<String, YamlNode> entry) {
        Map<String, Object> data = new HashMap<>();
        YamlNode.text(entry, "address").ifPresent(it -> data.put("email", it));
        YamlNode.text(entry, "country").ifPresent(it -> data.put("country", it));
        YamlNode.text(entry, "language").ifPresent(it -> data.put("language", it));
        CustomerEvent said = new CustomerEvent(
                "case",
                "case",
                HouseEvents.CUSTOMER_DECLARED,
                new CustomerId("case"),
                Instant.EPOCH,
                data,
                Optional.empty());
        new FieldChecks(learning.forms())
                .problem(said)
                .ifPresent(it -> node.fault(it.expected(), it.found(), "The engine would refuse it."));
    }

    private static Optional<ZoneId> zone(YamlNode node) {
        try {
            return Optional.of(ZoneId.of(node.text()));
        } catch (DateTimeException e) {
            node.fault(
                    "a zone such as Asia/Taipei",
                    "\"" + node.text() + "\"",
                    Closest.hint(node.text(), ZoneId.getAvailableZoneIds(), ""));
            return Optional.empty();
        }
    }

    private static void consent(YamlNode node, CustomerStateEditor state) {
        String[] parts = node.text().split("/", 2);
        try {
            state.consent(ConsentRecord.of(
                    Purpose.valueOf(parts[0]),
                    Channel.of(parts[1]),
                    LawfulBasis.CONSENT,
                    true,
                    Instant.EPOCH,
                    Proof.unstated("case")));
        } catch (IllegalArgumentException | ArrayIndexOutOfBoundsException e) {
            node.fault("PURPOSE/CHANNEL such as CARE/EMAIL", "\"" + node.text() + "\"", "");
        }
    }

    /** A count that some event declares ({@code orders}) sets how often it came; any other name is a fact. */
    private void fact(String name, YamlNode value, CustomerStateEditor state) {
        Optional<EventType> counted = learning.catalog().types().values().stream()
                .filter(type -> type.countAs().filter(name::equals).isPresent())
                .findFirst();
        if (counted.isPresent() && value.value() instanceof Integer times) {
            state.event(counted.get().name(), memory -> memory.counting(times));
        } else if (learning.declarations().containsKey(name)) {
            state.fact(name, learning.fact(name, value.value(), Instant.EPOCH));
        } else {
            value.fault(
                    "a declared fact or count",
                    "\"" + name + "\"",
                    Closest.hint(name, learning.declarations().keySet(), ""));
        }
    }

    private Optional<EventArrived> event(YamlNode node, CustomerId customer, int number) {
        Map<String, YamlNode> entry = node.map(EVENT);
        Optional<Instant> at = time(node, entry, "at");
        Optional<Instant> time = entry.containsKey("time") ? time(node, entry, "time") : at;
        if (at.isEmpty() || time.isEmpty()) {
            return Optional.empty();
        }
        String type = YamlNode.text(entry, "type").orElse("");
        if (!learning.catalog().declares(type)) {
            node.fault(
                    "a declared event type",
                    "\"" + type + "\"",
                    Closest.hint(type, learning.catalog().names(), ""));
        }
        Map<String, Object> data = new HashMap<>();
        YamlNode.node(entry, "data")
                .ifPresent(it -> it.map().forEach((field, value) -> data.put(field, value.value())));
        Optional<String> from = YamlNode.text(entry, "from");
        from.ifPresent(
                it -> data.put("address", Channel.EMAIL.label() + "/" + keys.of(Channel.EMAIL, it, Optional.empty())));
        YamlNode.text(entry, "mailed").ifPresent(it -> data.put("mailed", it));
        CustomerEvent event = new CustomerEvent(
                YamlNode.text(entry, "id").orElse("case-" + number),
                from.map(it -> Said.OWN_HAND)
                        .or(() -> YamlNode.text(entry, "source"))
                        .orElse("case"),
                type,
                YamlNode.text(entry, "customer").map(CustomerId::new).orElse(customer),
                time.get(),
                data,
                Optional.empty());
        learning.problem(event)
                .ifPresent(
                        it -> node.fault(it.field() + ": " + it.expected(), it.found(), "The engine would refuse it."));
        return Optional.of(new EventArrived(event, at.get()));
    }

    private static Optional<Instant> time(YamlNode node, Map<String, YamlNode> entry, String field) {
        String text = YamlNode.text(entry, field).orElse("");
        try {
            return Optional.of(OffsetDateTime.parse(text).toInstant());
        } catch (DateTimeException e) {
            node.fault(
                    field + ": a time with offset such as 2026-11-20T23:40+08:00",
                    text.isEmpty() ? "nothing" : text,
                    "");
            return Optional.empty();
        }
    }
}
