package dev.hush.decision;

import dev.hush.offer.Proposal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

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
            new MinorGuard(),
            new PersonalChannelGuard());

    private static final List<Guard> TASTE = List.of(
            new StalenessGuard(),
            new DuplicateOccasionGuard(),
            new CapsGuard(),
            new AttentionGuard(),
            new FatigueGuard(),
            new HoldoutGuard(),
            new BudgetGuard(),
            new ReleaseTimeGuard());

    private final List<Guard> guards;

    private Guards(List<Guard> guards) {
        this.guards = guards;
    }

    /** Every guard: what binds when deciding. */
    public static Guards whenDeciding() {
        List<Guard> all = new ArrayList<>(LAW);
        all.addAll(TASTE);
        return new Guards(all);
    }

    /** The law, and with it freeze and pause: what is asked again at dispatch, which knows itself when it is too late. */
    public static Guards atDispatch() {
        return new Guards(LAW);
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
        Optional<Objection> now = strictestAt(proposal, situation, situation.now());
        if (now.isEmpty() || now.get().until().isEmpty()) {
            return now;
        }
        Instant at = latestUntil(proposal, situation, situation.now()).orElseThrow();
        for (int look = 0; look < MOST_LOOKS; look++) {
            Optional<Objection> then = strictestAt(proposal, situation, at);
            if (then.isEmpty()) {
                return Objection.notYet(now.get().reason(), at, now.get().bound());
            }
            if (then.get().until().isEmpty()) {
                return tooLate(now.get(), then.get(), proposal);
            }
            at = latestUntil(proposal, situation, at).orElseThrow();
        }
        return tooLate(now.get(), now.get(), proposal);
    }

    /** It would have to wait until it is no longer kind; what it waits for is the reason worth telling. */
    private static Optional<Objection> tooLate(Objection first, Objection then, Proposal proposal) {
        return then.reason() == Reason.STALE
                ? Objection.no(first.reason(), first.bound() + ", no room before " + proposal.goodUntil())
                : Objection.no(then.reason(), then.bound());
    }

    private Optional<Objection> strictestAt(Proposal proposal, Situation situation, Instant at) {
        return objections(proposal, situation, at).stream().min(Objection.STRICTEST);
    }

    private Optional<Instant> latestUntil(Proposal proposal, Situation situation, Instant at) {
        return objections(proposal, situation, at).stream()
                .flatMap(objection -> objection.until().stream())
                .max(Instant::compareTo);
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
