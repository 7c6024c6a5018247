package dev.hush.app;

import dev.hush.app.ReplayRun.Played;
import dev.hush.decision.Reason;
import dev.hush.replay.Difference;
import dev.hush.replay.Difference.Both;
import dev.hush.replay.Difference.Person;
import dev.hush.replay.PlayedWorld.Moment;
import dev.hush.template.Reports;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** A difference between two rule bases as a page that stands alone. */
final class DifferencePage {
    private static final int MOST_MOMENTS = 12;
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMM uuuu", Locale.ENGLISH);

    private final ZoneId zone;

    private DifferencePage(ZoneId zone) {
        this.zone = zone;
    }

    static String of(Difference difference, LoadedWorkspace base, String against, Played before, Played after) {
        DifferencePage page = new DifferencePage(base.settings().zone());
        Map<String, Object> model = new HashMap<>();
        model.put("base", name(base));
        model.put("against", against);
        model.put("events", grouped(before.events()));
        model.put("customers", grouped(Math.max(before.customers(), after.customers())));
        model.put("sentence", sentence(difference));
        model.put("leftout", leftOut(difference.totals().leftOut()));
        model.put("numbers", numbers(difference));
        model.put("tables", tables(difference));
        model.put("people", difference.sample().stream().map(page::person).toList());
        return Reports.write("difference", model, base.settings().brand());
    }

    static String name(LoadedWorkspace workspace) {
        return String.valueOf(workspace.root().toAbsolutePath().normalize().getFileName());
    }

    private static String sentence(Difference difference) {
        Difference.People people = difference.people();
        if (difference.none()) {
            return "Nothing: everybody gets the same messages at the same times.";
        }
        return grouped(people.differ()) + " of " + grouped(people.all()) + " people would get other messages: "
                + grouped(people.more()) + " more of them than now, " + grouped(people.fewer())
                + " fewer, and " + grouped(people.sameNumber())
                + " as many, but others or at other times.";
    }

    private static String leftOut(Both leftOut) {
        return leftOut.base() + leftOut.against() == 0
                ? ""
                : "What a message provoked does not happen where it was not sent: " + grouped(leftOut.base()) + " and "
                        + grouped(leftOut.against()) + " events were left out.";
    }

    private static List<Map<String, Object>> numbers(Difference difference) {
        Difference.Totals totals = difference.totals();
        Both cents = totals.cents();
        return List.of(
                number("messages", totals.touches()),
                number("surprises", totals.surprises()),
                Map.of(
                        "name", "spent on surprises",
                        "base", DifferenceText.money(cents.base()),
                        "against", DifferenceText.money(cents.against()),
                        "change", signedMoney(cents.change())),
                number("pauses asked for", totals.pauses()));
    }

    private static Map<String, Object> number(String name, Both both) {
        return Map.of(
                "name", name,
                "base", grouped(both.base()),
                "against", grouped(both.against()),
                "change", signed(both.change()));
    }

    private static List<Map<String, Object>> tables(Difference difference) {
        Map<String, Both> pressure = new LinkedHashMap<>();
        difference.pressure().forEach(it -> pressure.put(it.messages(), new Both(it.base(), it.against())));
        return List.of(
                table(
                        "rules",
                        "Messages by rule",
                        "Rules whose number of messages differs.",
                        "rule",
                        difference.byRule()),
                table(
                        "reasons",
                        "Why messages were not sent",
                        "Refusals and deferrals by reason, where their number differs.",
                        "reason",
                        difference.byReason()),
                table(
                        "pressure",
                        "How many messages people get",
                        "People by the number of messages each of them gets in all.",
                        "messages",
                        pressure));
    }

    private static Map<String, Object> table(
            String id, String title, String about, String first, Map<String, Both> rows) {
        long most = rows.values().stream()
                .mapToLong(it -> Math.max(it.base(), it.against()))
                .max()
                .orElse(1);
        List<Map<String, Object>> cells = new ArrayList<>();
        rows.forEach((name, both) -> cells.add(Map.of(
                "name", name,
                "said", id.equals("reasons") ? Reason.valueOf(name).sentence() : "",
                "base", grouped(both.base()),
                "against", grouped(both.against()),
                "change", signed(both.change()),
                "before", width(both.base(), most),
                "after", width(both.against(), most))));
        return Map.of("id", id, "title", title, "about", about, "first", first, "rows", cells);
    }

    private static String width(long value, long most) {
        return String.format(Locale.ROOT, "%.1f", value == 0 ? 0.0 : Math.max(0.6, 100.0 * value / Math.max(1, most)));
    }

    private Map<String, Object> person(Person person) {
        return Map.of(
                "customer",
                person.customer(),
                "stories",
                List.of(story("As it is", person.base()), story("As it would be", person.against())));
    }

    private Map<String, Object> story(String world, List<Moment> moments) {
        List<Map<String, Object>> told = new ArrayList<>();
        moments.stream().limit(MOST_MOMENTS).forEach(it -> told.add(moment(it)));
        if (moments.size() > MOST_MOMENTS) {
            told.add(Map.of(
                    "at", "", "day", "", "kind", "not", "text", "and " + (moments.size() - MOST_MOMENTS) + " more"));
        }
        return Map.of("world", world, "moments", told);
    }

    private Map<String, Object> moment(Moment moment) {
        return Map.of(
                "at",
                moment.at().toString(),
                "day",
                DAY.format(moment.at().atZone(zone)),
                "kind",
                moment.sent() ? "sent" : "not",
                "text",
                moment.sent()
                        ? moment.rule() + " by " + moment.what().toLowerCase(Locale.ROOT)
                        : "not " + moment.rule() + ": "
                                + Reason.valueOf(moment.what()).sentence());
    }

    private static String grouped(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }

    private static String signed(long number) {
        return number == 0 ? "±0" : String.format(Locale.ROOT, "%+,d", number);
    }

    private static String signedMoney(long cents) {
        return cents == 0 ? "±0" : (cents > 0 ? "+" : "") + DifferenceText.money(cents);
    }
}
