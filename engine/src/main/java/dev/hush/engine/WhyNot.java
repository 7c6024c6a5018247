package dev.hush.engine;

import dev.hush.customer.CustomerState;
import dev.hush.decision.Chance;
import dev.hush.decision.Decider;
import dev.hush.decision.Decision;
import dev.hush.decision.Guards;
import dev.hush.decision.Objection;
import dev.hush.decision.Reason;
import dev.hush.decision.RuleBase;
import dev.hush.decision.RuleInquiry;
import dev.hush.decision.RuleInquiry.Findings;
import dev.hush.decision.Rulebook;
import dev.hush.decision.Situation;
import dev.hush.decision.Wishes;
import dev.hush.event.CustomerEvent;
import dev.hush.event.EventCatalog;
import dev.hush.journal.Receipt;
import dev.hush.offer.Occasion;
import dev.hush.offer.Proposal;
import dev.hush.plan.Rest;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Why a rule does not speak to a customer today: its sentences one by one, then what the guards would say. */
public final class WhyNot {
    private static final String SOURCE = "hush:why-not";

    private final Rulebook book;
    private final RuleInquiry inquiry;
    private final Chance chance;

    public WhyNot(Rulebook book, RuleInquiry inquiry, Chance chance) {
        this.book = book;
        this.inquiry = inquiry;
        this.chance = chance;
    }

    /**
     * The answer.
     *
     * @param event what the rule was asked about
     * @param happened whether that really came in
     * @param lines what would become of its proposals now, even where sentences do not hold
     * @param also what else stands in their way, the strictest first
     */
    public record Answer(
            CustomerEvent event, boolean happened, Findings findings, List<Receipt.Line> lines, List<Reason> also) {}

    /**
     * Asks the rule about an event as if it came in now, of an occasion that nobody spoke about yet.
     *
     * @param sharers who shares an address with the customer
     * @param last the last event of the rule's type, where there was one
     * @throws java.util.NoSuchElementException where there is no such rule
     */
    public Answer ask(
            CustomerState state,
            Collection<CustomerState> sharers,
            String rule,
            Optional<CustomerEvent> last,
            Instant now) {
        CustomerEvent event = last.orElseGet(() -> new CustomerEvent(
                SOURCE, SOURCE, inquiry.eventType(rule).orElse(SOURCE), state.id(), now, Map.of(), Optional.empty()));
        Situation situation = situation(state, sharers, event, now);
        Findings findings = inquiry.look(rule, situation);
        Wishes wishes = wishes(rule, findings, situation);
        List<Decision> decisions = new Decider(always(wishes))
                .decide(situation).decisions().stream()
                        .filter(it -> it.proposal().rule().equals(rule))
                        .toList();
        return new Answer(
                event,
                last.isPresent(),
                findings,
                decisions.stream().map(Receipts::line).toList(),
                also(decisions, situation));
    }

    private Situation situation(
            CustomerState state, Collection<CustomerState> sharers, CustomerEvent event, Instant now) {
        EventCatalog catalog = book.learning().catalog();
        return new Situation(
                state,
                sharers,
                event,
                Occasions.typeOf(event, catalog),
                Occasions.of(event, catalog),
                now,
                book.house(),
                chance,
                Map.of());
    }

    /** What this rule would wish for, and what others really do. */
    private Wishes wishes(String rule, Findings findings, Situation situation) {
        Wishes others = book.rules().consider(situation);
        List<Proposal> proposals = Stream.concat(
                        findings.wishes().proposals().stream(),
                        others.proposals().stream().filter(it -> !it.rule().equals(rule)))
                .map(it -> asIfNow(it, situation))
                .toList();
        List<Wishes.HouseObjection> objections =
                new ArrayList<>(findings.wishes().objections());
        others.objections().stream().filter(it -> !it.rule().equals(rule)).forEach(objections::add);
        List<Rest> rests =
                others.rests().stream().filter(it -> !it.rule().equals(rule)).toList();
        return new Wishes(
                proposals, List.of(), List.of(), List.of(), objections, List.of(), List.of(), rests, List.of());
    }

    private static Proposal asIfNow(Proposal proposal, Situation situation) {
        Duration age = Duration.between(situation.event().time(), situation.now());
        return new Proposal(
                proposal.rule(),
                new Occasion(proposal.occasion().about(), SOURCE),
                proposal.template(),
                proposal.purpose(),
                proposal.channel(),
                proposal.kind(),
                proposal.worth(),
                proposal.expense(),
                proposal.goodUntil().plus(age.isNegative() ? Duration.ZERO : age));
    }

    private static List<Reason> also(List<Decision> decisions, Situation situation) {
        return decisions.stream()
                .flatMap(decision -> Guards.whenDeciding().all(decision.proposal(), situation).stream()
                        .map(Objection::reason)
                        .filter(reason ->
                                reason(decision).filter(reason::equals).isEmpty()))
                .distinct()
                .toList();
    }

    private static Optional<Reason> reason(Decision decision) {
        return decision.fold(
                send -> Optional.<Reason>empty(),
                defer -> Optional.of(defer.reason()),
                suppress -> Optional.of(suppress.reason()));
    }

    private static RuleBase always(Wishes wishes) {
        return new RuleBase() {
            @Override
            public String version() {
                return SOURCE;
            }

            @Override
            public Map<String, String> reasons() {
                return Map.of();
            }

            @Override
            public Wishes consider(Situation situation) {
                return wishes;
            }
        };
    }
}
