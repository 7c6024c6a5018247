package dev.hush.replay;

import dev.hush.consent.Channel;
import dev.hush.consent.ConsentRecord;
import dev.hush.consent.LawfulBasis;
import dev.hush.consent.Proof;
import dev.hush.consent.Purpose;
import dev.hush.customer.CustomerState;
import dev.hush.customer.CustomerStateEditor;
import dev.hush.customer.Learning;
import dev.hush.decision.Reason;
import dev.hush.event.CustomerEvent;
import dev.hush.event.CustomerId;
import dev.hush.event.EventType;
import dev.hush.file.Closest;
import dev.hush.file.Faults;
import dev.hush.file.SourceFile;
import dev.hush.file.Workspace;
import dev.hush.file.YamlNode;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
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
    private static final Set<String> REASONS =
            Stream.of(Reason.values()).map(Reason::name).collect(Collectors.toSet());

    private final Learning learning;
    private final Set<String> rules;

    private CaseFiles(Learning learning, Set<String> rules) {
        this.learning = learning;
        this.rules = rules;
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
        Map<String, YamlNode> entry = node.map(Set.of("case", "customer", "events", "expect"));
        if (!entry.keySet().containsAll(Set.of("case", "events", "expect"))) {
            node.fault("case, events and expect", entry.keySet().toString(), "See rules/README.md.");
            return Optional.empty();
        }
        CustomerState customer = YamlNode.node(entry, "customer")
                .map(this::customer)
                .orElseGet(() -> someone().done());
        List<CustomerEvent> events = new ArrayList<>();
        for (YamlNode event : entry.getOrDefault("events", node).list()) {
            event(event, customer.id(), events.size()).ifPresent(events::add);
        }
        List<Expectation> expectations = new ArrayList<>();
        for (YamlNode line : entry.getOrDefault("expect", node).list()) {
            expectation(line).ifPresent(expectations::add);
        }
        events.sort(CustomerEvent.ORDER);
        String name = YamlNode.text(entry, "case").orElse("");
        return Optional.of(new Case(file.path(), node.line(), name, customer, events, expectations));
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
        YamlNode.node(entry, "zone").ifPresent(zone -> zone(zone).ifPresent(state::zone));
        YamlNode.text(entry, "language").ifPresent(state::language);
        YamlNode.text(entry, "country").ifPresent(state::country);
        YamlNode.node(entry, "consents").ifPresent(list -> list.list().forEach(it -> consent(it, state)));
        YamlNode.node(entry, "facts")
                .ifPresent(facts -> facts.map().forEach((name, value) -> fact(name, value, state)));
        return state.done();
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

    private Optional<CustomerEvent> event(YamlNode node, CustomerId customer, int number) {
        Map<String, YamlNode> entry = node.map(Set.of("at", "type", "data"));
        try {
            Instant at =
                    OffsetDateTime.parse(YamlNode.text(entry, "at").orElse("")).toInstant();
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
            return Optional.of(new CustomerEvent("case-" + number, "case", type, customer, at, data, Optional.empty()));
        } catch (DateTimeException e) {
            node.fault(
                    "at: a time with offset such as 2026-11-20T23:40+08:00",
                    YamlNode.text(entry, "at").orElse("nothing"),
                    "");
            return Optional.empty();
        }
    }
}
