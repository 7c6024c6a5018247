package dev.hush.decision;

import dev.hush.consent.Sources;
import dev.hush.consent.Sources.Source;
import dev.hush.contact.Attention;
import dev.hush.decision.HouseTables.Cap;
import dev.hush.decision.HouseTables.Holdout;
import dev.hush.decision.HouseTables.Price;
import dev.hush.decision.HouseTables.QuietHours;
import dev.hush.decision.HouseTables.Rest;
import dev.hush.offer.Budget;
import dev.hush.offer.Kind;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A house in the making, which begins with the law alone. */
public final class Houses {
    private List<QuietHours> quietHours = List.of();
    private List<Cap> caps = List.of();
    private List<Holdout> holdouts = List.of();
    private Map<String, Budget> budgets = Map.of();
    private Optional<Attention> attention = Optional.empty();
    private List<Price> prices = List.of();
    private List<Rest> rests = List.of();
    private Map<Kind, LocalTime> release = Map.of();
    private Map<String, List<ZoneId>> zones = Map.of();
    private World world = World.UNKNOWN;
    private Sources sources = Sources.NONE;
    private Set<String> duties = Set.of("order-confirmation");
    private Set<String> urgent = Set.of();

    public Houses quietHours(QuietHours... rows) {
        quietHours = List.of(rows);
        return this;
    }

    public Houses caps(Cap... rows) {
        caps = List.of(rows);
        return this;
    }

    public Houses budget(Budget budget) {
        budgets = Map.of(budget.name(), budget);
        return this;
    }

    /** Every optional message takes so many points. */
    public Houses attention(Attention balance, int points) {
        attention = Optional.of(balance);
        prices = List.of(new Price(Optional.empty(), Optional.empty(), LocalTime.MIN, LocalTime.MAX, points));
        return this;
    }

    public Houses prices(Price... rows) {
        prices = List.of(rows);
        return this;
    }

    public Houses duties(String... templates) {
        duties = Set.of(templates);
        return this;
    }

    /** Of the duties, those that do not wait for the morning. */
    public Houses urgent(String... templates) {
        urgent = Set.of(templates);
        return this;
    }

    public Houses holdouts(Holdout... rows) {
        holdouts = List.of(rows);
        return this;
    }

    public Houses rests(Rest... rows) {
        rests = List.of(rows);
        return this;
    }

    public Houses release(Kind kind, LocalTime from) {
        release = Map.of(kind, from);
        return this;
    }

    public Houses zones(Map<String, List<ZoneId>> byCountry) {
        zones = byCountry;
        return this;
    }

    public Houses world(World known) {
        world = known;
        return this;
    }

    public Houses sources(Source... rows) {
        sources = new Sources(List.of(rows));
        return this;
    }

    public HouseTables tables() {
        return new HouseTables(
                ZoneId.of("UTC"),
                quietHours,
                caps,
                List.of(),
                budgets,
                holdouts,
                attention,
                prices,
                rests,
                release,
                zones,
                duties,
                urgent,
                sources,
                world,
                Duration.ofHours(24));
    }
}
