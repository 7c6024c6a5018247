package dev.hush.decision;

import dev.hush.contact.Contact;
import dev.hush.decision.Company.Measure;
import dev.hush.decision.HouseTables.Cap;
import dev.hush.offer.Proposal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Counts messages in rolling windows and on the customer's own calendar days; reservations count, too. */
final class CapsGuard implements Guard {
    /** The fact by which a customer says how many messages within 30 days are enough. */
    private static final String WISH = "mostPerMonth";

    @Override
    public Optional<Objection> objection(Proposal proposal, Situation situation, Instant at) {
        if (!proposal.kind().optional()) {
            return Optional.empty();
        }
        return situation.company().measures(proposal.channel()).stream()
                .flatMap(measure -> Stream.concat(situation.house().caps().stream(), wished(measure, at).stream())
                        .filter(cap -> concerns(cap, proposal))
                        .flatMap(cap -> objection(cap, measure, situation, at).stream()))
                .min(Objection.STRICTEST);
    }

    /** The customer's own wish, and that of others at the same address, counts like a row of the table. */
    private static Optional<Cap> wished(Measure measure, Instant at) {
        return measure.say(WISH, at)
                .filter(text -> text.matches("\\d{1,3}"))
                .map(Integer::valueOf)
                .min(Comparator.naturalOrder())
                .map(most -> new Cap(Optional.empty(), Optional.empty(), most, Optional.of(Duration.ofDays(30))));
    }

    private static boolean concerns(Cap cap, Proposal proposal) {
        return cap.purpose().map(proposal.purpose()::equals).orElse(true)
                && cap.channel().map(proposal.channel()::equals).orElse(true);
    }

    private static Optional<Objection> objection(Cap cap, Measure measure, Situation situation, Instant at) {
        List<Instant> counted = measure.contacts()
                .counted(contact -> counts(cap, contact))
                .map(contact -> contact.countsAt(situation.now()))
                .filter(time -> within(cap, time, at, situation.zone()))
                .sorted()
                .toList();
        if (counted.size() < cap.most()) {
            return Optional.empty();
        }
        String bound = "%d of %d within %s"
                .formatted(
                        counted.size(),
                        cap.most(),
                        cap.window().map(CapsGuard::days).orElse("a day"));
        if (cap.most() == 0) {
            return Objection.no(reason(cap), bound);
        }
        Instant oldest = counted.get(counted.size() - cap.most());
        Instant until = cap.window().map(oldest::plus).orElseGet(() -> nextDay(at, situation.zone()));
        return Objection.notYet(reason(cap), until, bound);
    }

    private static boolean counts(Cap cap, Contact contact) {
        return cap.purpose().map(contact.purpose()::equals).orElse(true)
                && cap.channel().map(contact.channel()::equals).orElse(true);
    }

    private static boolean within(Cap cap, Instant time, Instant at, ZoneId zone) {
        return cap.window()
                .map(window -> time.isAfter(at.minus(window)))
                .orElseGet(() -> day(time, zone).equals(day(at, zone)));
    }

    private static LocalDate day(Instant instant, ZoneId zone) {
        return instant.atZone(zone).toLocalDate();
    }

    private static Instant nextDay(Instant at, ZoneId zone) {
        return day(at, zone).plusDays(1).atStartOfDay(zone).toInstant();
    }

    private static Reason reason(Cap cap) {
        if (cap.channel().isPresent()) {
            return Reason.CAP_CHANNEL;
        }
        return cap.purpose().isPresent() ? Reason.CAP_PURPOSE : Reason.CAP_TOTAL;
    }

    private static String days(Duration window) {
        return window.toHours() % 24 == 0 ? window.toDays() + "d" : window.toHours() + "h";
    }
}
