package dev.hush.decision;

import dev.hush.consent.Channel;
import dev.hush.consent.ConsentRecord;
import dev.hush.consent.LawfulBasis;
import dev.hush.consent.Method;
import dev.hush.consent.Proof;
import dev.hush.consent.Purpose;
import dev.hush.contact.Contact;
import dev.hush.customer.CustomerState;
import dev.hush.customer.CustomerStateEditor;
import dev.hush.event.CustomerEvent;
import dev.hush.event.CustomerId;
import dev.hush.event.EventType;
import dev.hush.event.EventType.About;
import dev.hush.offer.Budget.Account;
import dev.hush.offer.Kind;
import dev.hush.offer.Occasion;
import dev.hush.offer.Proposal;
import dev.hush.offer.Proposal.Expense;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Map;
import java.util.Optional;

/** One question to all guards, in the making: noon in Berlin, a kindness by e-mail to someone who agreed to CARE. */
final class Asked {
    static final Instant NOON = Instant.parse("2026-11-20T11:00:00Z");

    private final CustomerStateEditor customer = CustomerState.unknown(new CustomerId("ana"))
            .edit()
            .zone(ZoneId.of("Europe/Berlin"))
            .country("DE")
            .address(Channel.EMAIL, "ana@example.org")
            .address(Channel.SMS, "+491701234567");
    private Houses house = new Houses();
    private Kind kind = Kind.KINDNESS;
    private Purpose purpose = Purpose.CARE;
    private Channel channel = Channel.EMAIL;
    private Duration goodFor = Duration.ofDays(7);
    private boolean byCustomer;
    private About about = About.NOBODY;
    private Map<String, Object> data = Map.of();
    private Instant at = NOON;
    private Optional<Expense> expense = Optional.empty();
    private Map<Account, Long> left = Map.of();
    private String template = "t";
    private int worth = 90;

    static Asked someone() {
        return new Asked().consent(Purpose.CARE, Channel.EMAIL, Method.FORM);
    }

    static Asked nobody() {
        return new Asked();
    }

    CustomerStateEditor customer() {
        return customer;
    }

    Asked consent(Purpose of, Channel by, Method method) {
        customer.consent(ConsentRecord.of(
                of, by, LawfulBasis.CONSENT, true, NOON.minus(Duration.ofDays(90)), new Proof("form/1", method, "v1")));
        return this;
    }

    Asked house(Houses tables) {
        house = tables;
        return this;
    }

    Asked proposes(Kind what, Purpose why, Channel by) {
        kind = what;
        purpose = why;
        channel = by;
        return this;
    }

    Asked goodFor(Duration time) {
        goodFor = time;
        return this;
    }

    Asked on(boolean startedByCustomer, About whom, Map<String, Object> with) {
        byCustomer = startedByCustomer;
        about = whom;
        data = with;
        return this;
    }

    Asked at(Instant instant) {
        at = instant;
        return this;
    }

    /** A message that was handed over, or only reserved, at the instant. */
    Asked said(String key, int attention, Instant when, boolean handedOver) {
        Contact contact = new Contact(
                key,
                "r-" + key,
                new Occasion("order.placed", key),
                "t",
                Purpose.CARE,
                Channel.EMAIL,
                Kind.KINDNESS,
                attention,
                when,
                handedOver ? Optional.of(when) : Optional.empty());
        customer.contacts(history -> history.reserve(contact));
        return this;
    }

    /** What the message costs, and what is left where it is known. */
    Asked costs(Expense what, Map<Account, Long> inAccounts) {
        expense = Optional.of(what);
        left = inAccounts;
        return this;
    }

    Asked template(String name) {
        template = name;
        return this;
    }

    Asked worth(int points) {
        worth = points;
        return this;
    }

    Optional<Objection> answer() {
        return Guards.whenDeciding().strictest(proposal("r"), situation());
    }

    Proposal proposal(String rule) {
        Occasion occasion = new Occasion("order.placed", "now");
        return new Proposal(rule, occasion, template, purpose, channel, kind, worth, expense, at.plus(goodFor));
    }

    Situation situation() {
        CustomerEvent event =
                new CustomerEvent("1", "t", "order.placed", new CustomerId("ana"), at, data, Optional.empty());
        EventType type = new EventType(
                "order.placed",
                Optional.empty(),
                Map.of(),
                Duration.ZERO,
                0,
                Optional.empty(),
                Optional.empty(),
                Map.of(),
                byCustomer,
                about);
        Occasion occasion = new Occasion("order.placed", "now");
        return new Situation(
                customer.done(), event, type, occasion, at, house.tables(), new Chance(new byte[] {1}), left);
    }

    Optional<Reason> reason() {
        return answer().map(Objection::reason);
    }

    Optional<Instant> until() {
        return answer().flatMap(Objection::until);
    }
}
