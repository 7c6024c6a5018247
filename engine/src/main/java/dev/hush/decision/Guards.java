package dev.hush.decision;

import dev.hush.offer.Proposal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** All guards together: the strictest objection wins, so their order never matters. */
public final class Guards {
    /** Rounds of looking for the first instant at which every guard agrees; more means never. */
    private static final int MOST_LOOKS = 32;

    private static final List<Guard> LAW = List.of(
            new DoNotContactGuard(),
            new LawfulBasisGuard(),
            new QuietHoursGuard(),
            new PauseGuard(),
            new FreezeGuard(),
            new RestGuard(),
            new MinorGuard(),
            new PersonalChannelGuard());

    /** What other messages change while one is on its way: a repair that overtook it, a dead letter sent again. */
    private static final List<Guard> MEASURE =
            List.of(new DuplicateOccasionGuard(), new CapsGuard(), new AttentionGuard(), new FatigueGuard());

    private static final List<Guard> TASTE =
            List.of(new StalenessGuard(), new HoldoutGuard(), new BudgetGuard(), new ReleaseTimeGuard());

    private final List<Guard> guards;

    Guards(List<Guard> guards) {
        this.guards = guards;
    }

    List<Guard> all() {
        return guards;
    }

    /** Every guard: what binds when deciding. */
    public static Guards whenDeciding() {
        return new Guards(Stream.of(LAW, MEASURE, TASTE).flatMap(List::stream).toList());
    }

    /**
     * What is asked again at dispatch, which knows itself when it is too late: the law, with it freeze, pause and rest, and how
     * much is enough.
     */
    public static Guards atDispatch() {
        return new Guards(Stream.of(LAW, MEASURE).flatMap(List::stream).toList());
    }

    /** The same guards the other way round, to prove that it does not matter. */
    Guards reversed() {
        List<Guard> reversed = new ArrayList<>(guards);
        Collections.reverse(reversed);
        return new Guards(reversed);
    }

    /** Every objection to the proposal going out now, the strictest first: for people who ask. */
    public List<Objection> all(Proposal proposal, Situation situation) {
        return objections(proposal, situation, situation.now()).stream()
                .sorted(Objection.STRICTEST)
                .toList();
    }

    /** The strictest objection to the proposal going out now; a not yet names the first instant when all agree. */
    public Optional<Objection> strictest(Proposal proposal, Situation situation) {
        List<Objection> now = objections(proposal, situation, situation.now());
        Optional<Objection> strictest = strictest(now);
        if (strictest.isEmpty() || strictest.get().until().isEmpty()) {
            return strictest;
        }
        Instant at = latestUntil(now);
        for (int look = 0; look < MOST_LOOKS; look++) {
            List<Objection> then = objections(proposal, situation, at);
            Optional<Objection> strictestThen = strictest(then);
            if (strictestThen.isEmpty()) {
                return Objection.notYet(
                        strictest.get().reason(), at, strictest.get().bound());
            }
            if (strictestThen.get().until().isEmpty()) {
                return tooLate(strictest.get(), strictestThen.get(), proposal);
            }
            at = latestUntil(then);
        }
        return tooLate(strictest.get(), strictest.get(), proposal);
    }

    /** It would have to wait until it is no longer kind; what it waits for is the reason worth telling. */
    private static Optional<Objection> tooLate(Objection first, Objection then, Proposal proposal) {
        return then.reason() == Reason.STALE
                ? Objection.no(first.reason(), first.bound() + ", no room before " + proposal.goodUntil())
                : Objection.no(then.reason(), then.bound());
    }

    private static Optional<Objection> strictest(List<Objection> objections) {
        return objections.stream().min(Objection.STRICTEST);
    }

    private static Instant latestUntil(List<Objection> objections) {
        return objections.stream()
                .flatMap(objection -> objection.until().stream())
                .max(Instant::compareTo)
                .orElseThrow();
    }

    private List<Objection> objections(Proposal proposal, Situation situation, Instant at) {
        List<Objection> objections = new ArrayList<>();
        for (Guard guard : guards) {
            ask(guard, proposal, situation, at).ifPresent(objections::add);
        }
        return objections;
    }

    private static Optional<Objection> ask(Guard guard, Proposal proposal, Situation situation, Instant at) {
        try {
            return guard.objection(proposal, situation, at);
        } catch (RuntimeException e) {
            return Objection.no(
                    Reason.GUARD_FAILED,
                    guard.getClass().getSimpleName() + ": " + e.getClass().getSimpleName());
        }
    }
}
