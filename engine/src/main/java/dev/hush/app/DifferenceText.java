package dev.hush.app;

import dev.hush.app.ReplayRun.Played;
import dev.hush.replay.Difference;
import dev.hush.replay.Difference.Both;
import dev.hush.replay.Difference.Person;
import dev.hush.replay.Difference.Pressure;
import dev.hush.replay.PlayedWorld.Moment;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** A difference between two rule bases as people read it in a terminal. */
final class DifferenceText {
    private static final String ROW = "%-26s %12s %12s %12s";
    private static final int MOST_MOMENTS = 8;

    private DifferenceText() {}

    static List<String> lines(Difference difference, Played base, Played against) {
        List<String> lines = new ArrayList<>();
        Difference.People people = difference.people();
        lines.add(said(
                "%,d events of %,d customers, under the rules as they are and as they would be.",
                base.events(), Math.max(base.customers(), against.customers())));
        if (difference.none()) {
            lines.add("No difference: everybody gets the same messages at the same times.");
            return lines;
        }
        lines.add(said(
                "%,d of %,d people get other messages: %,d more of them, %,d fewer, %,d as many, but others or at other times.",
                people.differ(), people.all(), people.more(), people.fewer(), people.sameNumber()));
        lines.add("");
        lines.add(said(ROW, "", "as it is", "as it would", "change"));
        Difference.Totals totals = difference.totals();
        lines.add(row("messages", totals.touches()));
        lines.add(row("surprises", totals.surprises()));
        lines.add(said(
                ROW,
                "spent on surprises",
                money(totals.cents().base()),
                money(totals.cents().against()),
                (totals.cents().change() > 0 ? "+" : "") + money(totals.cents().change())));
        lines.add(row("pauses asked for", totals.pauses()));
        lines.add(row("events left out", totals.leftOut()));
        lines.add("");
        lines.add("Messages by rule, where they differ");
        difference.byRule().forEach((rule, both) -> lines.add(row(rule, both)));
        lines.add("");
        lines.add("Not sent or deferred, by reason, where it differs");
        difference.byReason().forEach((reason, both) -> lines.add(row(reason, both)));
        lines.add("");
        lines.add("People by the number of messages they get");
        for (Pressure pressure : difference.pressure()) {
            lines.add(row(pressure.messages(), new Both(pressure.base(), pressure.against())));
        }
        difference.sample().forEach(person -> person(person, lines));
        return lines;
    }

    static String money(long cents) {
        return BigDecimal.valueOf(cents, 2).toPlainString();
    }

    private static void person(Person person, List<String> lines) {
        lines.add("");
        lines.add(person.customer());
        story("as it is", person.base(), lines);
        story("as it would be", person.against(), lines);
    }

    private static void story(String world, List<Moment> moments, List<String> lines) {
        List<Moment> sent = moments.stream().filter(Moment::sent).toList();
        lines.add("  " + world + (sent.isEmpty() ? ": nothing" : ""));
        sent.stream()
                .limit(MOST_MOMENTS)
                .forEach(it -> lines.add("    " + it.at() + "  " + it.rule() + " by " + it.what()));
        if (sent.size() > MOST_MOMENTS) {
            lines.add("    and " + (sent.size() - MOST_MOMENTS) + " more");
        }
    }

    private static String row(String name, Both both) {
        return said(
                ROW,
                name,
                String.format(Locale.ROOT, "%,d", both.base()),
                String.format(Locale.ROOT, "%,d", both.against()),
                String.format(Locale.ROOT, "%+,d", both.change()));
    }

    private static String said(String format, Object... values) {
        return String.format(Locale.ROOT, format, values);
    }
}
