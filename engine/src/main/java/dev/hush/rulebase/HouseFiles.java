package dev.hush.rulebase;

import dev.hush.consent.Channel;
import dev.hush.consent.Purpose;
import dev.hush.consent.Sources;
import dev.hush.consent.Sources.Source;
import dev.hush.contact.Attention;
import dev.hush.contact.ContactHistory;
import dev.hush.customer.FreezeRule;
import dev.hush.decision.HouseTables;
import dev.hush.decision.HouseTables.Cap;
import dev.hush.decision.HouseTables.Holdout;
import dev.hush.decision.HouseTables.Price;
import dev.hush.decision.HouseTables.QuietHours;
import dev.hush.decision.HouseTables.Rest;
import dev.hush.decision.World;
import dev.hush.engine.RetentionTimes;
import dev.hush.engine.RetentionTimes.What;
import dev.hush.event.EventCatalog;
import dev.hush.file.Closest;
import dev.hush.file.CsvTable;
import dev.hush.file.CsvTable.Row;
import dev.hush.file.Durations;
import dev.hush.file.Faults;
import dev.hush.file.Workspace;
import dev.hush.file.YamlNode;
import dev.hush.offer.Budget;
import dev.hush.offer.Kind;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** Reads the taste of the house from the tables of {@code rules/house} and {@code duties.yaml}. */
final class HouseFiles {
    private static final Duration GOOD_FOR = Duration.ofHours(24);
    private static final int MOST_POINTS = 10_000;
    static final Set<String> TABLES = Set.of(
            "retention",
            "sources",
            "quiet-hours",
            "caps",
            "freeze",
            "budgets",
            "holdout",
            "attention",
            "balance",
            "fatigue",
            "release",
            "zones");

    private final Workspace workspace;
    private final EventCatalog catalog;
    private final World world;
    private final Faults faults;

    private HouseFiles(Workspace workspace, EventCatalog catalog, World world, Faults faults) {
        this.workspace = workspace;
        this.catalog = catalog;
        this.world = world;
        this.faults = faults;
    }

    static HouseTables read(Workspace workspace, EventCatalog catalog, ZoneId zone, World world, Faults faults) {
        return new HouseFiles(workspace, catalog, world, faults).tables(zone);
    }

    /** How long the house keeps what. */
    static RetentionTimes retention(Workspace workspace, Faults faults) {
        Map<What, Duration> times = new EnumMap<>(What.class);
        workspace
                .table("rules/house/retention")
                .map(file -> CsvTable.read(file, List.of("what", "keep", "why"), faults))
                .orElse(List.of())
                .forEach(row -> keep(row, times));
        return new RetentionTimes(times);
    }

    private static void keep(Row row, Map<What, Duration> times) {
        Optional<What> what = row.optionalOneOf("what", What.class);
        Optional<Duration> keep =
                row.read("keep", text -> Durations.parse(text).orElseThrow(), "a duration such as 400d");
        if (what.isEmpty() || keep.isEmpty()) {
            return;
        }
        if (keep.get().compareTo(what.get().least()) < 0) {
            row.fault(
                    "at least " + what.get().least().toDays() + "d for "
                            + what.get().label(),
                    "\"" + row.text("keep") + "\"",
                    "The engine itself looks back so far.");
        } else if (times.put(what.get(), keep.get()) != null) {
            row.fault("each what once", "\"" + row.text("what") + "\" twice", "Remove one row.");
        }
    }

    private HouseTables tables(ZoneId zone) {
        Map<String, Set<String>> duties = duties();
        return new HouseTables(
                zone,
                rows(
                        "quiet-hours",
                        List.of("country", "channel", "from", "to", "sundays", "holidays"),
                        this::quietHours),
                rows("caps", List.of("purpose", "channel", "most", "window"), this::cap),
                rows("freeze", List.of("cause", "effect", "event", "field", "values", "cool-down"), this::freeze),
                budgets(),
                rows("holdout", List.of("rule", "percent"), HouseFiles::holdout),
                rows("balance", List.of("full", "per-day", "per-engagement"), HouseFiles::attention).stream()
                        .findFirst(),
                rows("attention", List.of("channel", "kind", "from", "to", "points"), HouseFiles::price),
                rows("fatigue", List.of("unanswered", "rest"), HouseFiles::rest),
                release(),
                zones(),
                duties.getOrDefault("duties", Set.of()),
                duties.getOrDefault("urgent", Set.of()),
                new Sources(rows(
                        "sources",
                        List.of("source", "clock", "off", "carries", "binds", "identifies"),
                        HouseFiles::source)),
                world,
                GOOD_FOR);
    }

    private List<Row> rows(String table, List<String> columns) {
        return workspace
                .table("rules/house/" + table)
                .map(file -> CsvTable.read(file, columns, faults))
                .orElse(List.of());
    }

    private <T> List<T> rows(String table, List<String> columns, Function<Row, Optional<T>> reader) {
        return rows(table, columns).stream()
                .flatMap(row -> reader.apply(row).stream())
                .toList();
    }

    private Optional<QuietHours> quietHours(Row row) {
        Optional<String> country = country(row);
        Optional<Channel> channel = row.optionalOneOf("channel", Channel.class);
        Optional<LocalTime> from = time(row, "from");
        Optional<LocalTime> to = time(row, "to");
        Optional<Boolean> sundays = row.read("sundays", HouseFiles::yesOrNo, "yes or no");
        if (from.isPresent() && to.isPresent() && !from.get().isBefore(to.get())) {
            row.fault("from before to", row.text("from") + " to " + row.text("to"), "Messages go out between the two.");
        }
        Optional<Boolean> holidays = row.read("holidays", HouseFiles::yesOrNo, "yes or no");
        return from.isEmpty() || to.isEmpty() || sundays.isEmpty() || holidays.isEmpty()
                ? Optional.empty()
                : Optional.of(new QuietHours(country, channel, from.get(), to.get(), sundays.get(), holidays.get()));
    }

    private static Optional<String> country(Row row) {
        return row.optional("country")
                .flatMap(text -> row.read("country", HouseFiles::countryCode, "two letters such as BR"));
    }

    private static String countryCode(String text) {
        if (!text.matches("[A-Z]{2}")) {
            throw new IllegalArgumentException(text);
        }
        return text;
    }

    private static boolean yesOrNo(String text) {
        if (!text.equals("yes") && !text.equals("no")) {
            throw new IllegalArgumentException(text);
        }
        return text.equals("yes");
    }

    private static Optional<LocalTime> time(Row row, String column) {
        return row.read(column, LocalTime::parse, "a time such as 08:00");
    }

    private Optional<Cap> cap(Row row) {
        Optional<Purpose> purpose = row.optionalOneOf("purpose", Purpose.class);
        Optional<Channel> channel = row.optionalOneOf("channel", Channel.class);
        Optional<Integer> most = number(row, "most", 1000);
        Optional<Duration> window = row.text("window").equals("day") ? Optional.empty() : window(row);
        return most.map(it -> new Cap(purpose, channel, it, window));
    }

    private static Optional<Duration> window(Row row) {
        return row.read("window", text -> Durations.parse(text).orElseThrow(), "day, or a duration such as 30 days")
                .filter(window -> {
                    boolean kept = window.compareTo(ContactHistory.KEPT) <= 0;
                    if (!kept) {
                        row.fault(
                                "a window of at most 400 days",
                                row.text("window"),
                                "Contacts are remembered that long.");
                    }
                    return kept;
                });
    }

    private static Optional<Integer> number(Row row, String column, int most) {
        return row.read(column, Integer::valueOf, "0 to " + most).filter(n -> {
            boolean good = n >= 0 && n <= most;
            if (!good) {
                row.fault("0 to " + most + " in column \"" + column + "\"", n.toString(), "");
            }
            return good;
        });
    }

    private Optional<FreezeRule> freeze(Row row) {
        String event = row.text("event");
        if (!catalog.declares(event)) {
            row.fault("a declared event", "\"" + event + "\"", Closest.hint(event, catalog.names(), ""));
        }
        Optional<String> field = row.optional("field");
        Set<String> fields = Optional.ofNullable(catalog.types().get(event))
                .map(it -> it.fields().keySet())
                .orElse(Set.of());
        field.filter(it -> !fields.contains(it))
                .ifPresent(it ->
                        row.fault("a field of " + event, "\"" + it + "\"", Closest.hint(it, fields, "It has none.")));
        if (field.isPresent() != row.optional("values").isPresent()) {
            row.fault("field and values, or neither", row.cells().toString(), "Values are divided by |.");
        }
        Optional<Duration> coolDown = row.optional("cool-down")
                .flatMap(text ->
                        row.read("cool-down", it -> Durations.parse(it).orElseThrow(), "a duration such as 7 days"));
        return row.optional("cause")
                .flatMap(cause -> row.read("effect", HouseFiles::effect, "opens, ends or repaired")
                        .map(effect -> new FreezeRule(
                                cause,
                                effect,
                                event,
                                field,
                                Set.of(split(row.text("values"))),
                                coolDown.orElse(Duration.ZERO))));
    }

    private static FreezeRule.Effect effect(String text) {
        return FreezeRule.Effect.valueOf(text.toUpperCase(Locale.ROOT));
    }

    private static String[] split(String text) {
        return text.isBlank() ? new String[0] : text.trim().split("\\s*\\|\\s*");
    }

    private Map<String, Budget> budgets() {
        Map<String, Budget> budgets = new HashMap<>();
        for (Row row : rows("budgets", List.of("budget", "amount", "period"))) {
            Optional<Long> cents = row.read("amount", HouseFiles::cents, "an amount such as 200.00");
            Optional<Budget.Period> period = row.read(
                    "period", it -> Budget.Period.valueOf(it.toUpperCase(Locale.ROOT)), "day, month, quarter or year");
            Optional<String> name = row.optional("budget");
            if (name.isEmpty() || cents.isEmpty() || period.isEmpty()) {
                continue;
            }
            if (budgets.put(name.get(), new Budget(name.get(), cents.get(), period.get())) != null) {
                row.fault("each budget once", "\"" + name.get() + "\" twice", "Remove one row.");
            }
        }
        return budgets;
    }

    private static long cents(String text) {
        BigDecimal amount = new BigDecimal(text);
        if (amount.signum() < 0) {
            throw new IllegalArgumentException(text);
        }
        return amount.movePointRight(2).longValueExact();
    }

    private static Optional<Holdout> holdout(Row row) {
        return number(row, "percent", 100).map(percent -> new Holdout(row.optional("rule"), percent));
    }

    private static Optional<Attention> attention(Row row) {
        Optional<Integer> full = number(row, "full", MOST_POINTS);
        Optional<Integer> perDay = number(row, "per-day", MOST_POINTS);
        Optional<Integer> perEngagement = number(row, "per-engagement", MOST_POINTS);
        return full.flatMap(
                it -> perDay.flatMap(day -> perEngagement.map(engagement -> new Attention(it, day, engagement))));
    }

    private static Optional<Price> price(Row row) {
        Optional<Channel> channel = row.optionalOneOf("channel", Channel.class);
        Optional<Kind> kind = row.optionalOneOf("kind", Kind.class);
        Optional<LocalTime> from = row.optional("from").isEmpty() ? Optional.of(LocalTime.MIN) : time(row, "from");
        Optional<LocalTime> to = row.optional("to").isEmpty() ? Optional.of(LocalTime.MAX) : time(row, "to");
        return number(row, "points", MOST_POINTS)
                .flatMap(points -> from.flatMap(it -> to.map(end -> new Price(channel, kind, it, end, points))));
    }

    private static Optional<Source> source(Row row) {
        Optional<String> name = row.optional("source");
        if (name.isEmpty()) {
            row.fault("a source, such as shop, or crm/* for all that begin so", "nothing", "");
        } else if (name.get().startsWith("hush:")) {
            row.fault("a source of yours", "\"" + name.get() + "\"", "What the engine says itself is not for tables.");
        }
        Optional<Duration> off = row.optional("off")
                .flatMap(text -> row.read(
                        "off", it -> Durations.parse(it).orElseThrow(), "a duration such as 1 day, or nothing"));
        Optional<Boolean> account = row.optional("binds").isEmpty()
                ? Optional.of(false)
                : row.read("binds", HouseFiles::accountOnly, "address or account");
        return name.map(it -> new Source(
                it, row.optional("clock"), off, yes(row, "carries"), account.orElse(false), yes(row, "identifies")));
    }

    private static boolean accountOnly(String text) {
        if (!text.equals("account") && !text.equals("address")) {
            throw new IllegalArgumentException(text);
        }
        return text.equals("account");
    }

    private static boolean yes(Row row, String column) {
        return row.optional(column).isPresent()
                && row.read(column, HouseFiles::yesOrNo, "yes or no").orElse(false);
    }

    private static Optional<Rest> rest(Row row) {
        Optional<Duration> rest =
                row.read("rest", text -> Durations.parse(text).orElseThrow(), "a duration such as 30 days");
        return number(row, "unanswered", 1000).flatMap(number -> rest.map(it -> new Rest(number, it)));
    }

    private Map<Kind, LocalTime> release() {
        Map<Kind, LocalTime> release = new EnumMap<>(Kind.class);
        for (Row row : rows("release", List.of("kind", "from"))) {
            row.read("kind", it -> Kind.valueOf(it.toUpperCase(Locale.ROOT)), "a kind")
                    .ifPresent(kind -> time(row, "from").ifPresent(from -> release.put(kind, from)));
        }
        return release;
    }

    private Map<String, List<ZoneId>> zones() {
        Map<String, List<ZoneId>> zones = new HashMap<>();
        for (Row row : rows("zones", List.of("country", "zones"))) {
            Optional<List<ZoneId>> ids = row.read(
                    "zones",
                    text -> List.of(split(text)).stream().map(ZoneId::of).toList(),
                    "zones such as Asia/Taipei, divided by |");
            country(row).ifPresent(country -> ids.filter(it -> !it.isEmpty()).ifPresent(it -> zones.put(country, it)));
        }
        return zones;
    }

    private Map<String, Set<String>> duties() {
        Map<String, Set<String>> duties = new HashMap<>();
        workspace
                .file("rules/house/duties.yaml")
                .flatMap(file -> YamlNode.read(file, faults))
                .ifPresent(root -> root.map(Set.of("duties", "urgent"))
                        .forEach((key, node) -> duties.put(
                                key,
                                new HashSet<>(
                                        node.list().stream().map(YamlNode::text).toList()))));
        return duties;
    }
}
