package dev.hush.proof;

import dev.hush.consent.Channel;
import dev.hush.consent.Purpose;
import dev.hush.contact.Attention;
import dev.hush.decision.HouseTables;
import dev.hush.decision.HouseTables.Cap;
import dev.hush.decision.HouseTables.Price;
import dev.hush.decision.HouseTables.QuietHours;
import dev.hush.decision.HouseTables.Rest;
import dev.hush.decision.Houses;
import dev.hush.decision.World;
import dev.hush.offer.Kind;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Tables of a house drawn by lot. */
final class SomeHouse {
    private static final Map<String, List<ZoneId>> ZONES = Map.of(
            "DE", zones("Europe/Berlin"),
            "FR", zones("Europe/Paris"),
            "GB", zones("Europe/London"),
            "TW", zones("Asia/Taipei"),
            "US", zones("America/New_York", "America/Chicago", "America/Denver", "America/Los_Angeles"),
            "BR", zones("America/Sao_Paulo", "America/Manaus"));
    private static final Map<String, List<ZoneId>> EUROPE =
            Map.of("DE", zones("Europe/Berlin"), "GB", zones("Europe/London"));

    private final Chances chances;

    private SomeHouse(Chances chances) {
        this.chances = chances;
    }

    static HouseTables tables(Chances chances, World world) {
        SomeHouse some = new SomeHouse(chances);
        Houses house = new Houses()
                .quietHours(some.upTo(3, some::quietHours).toArray(QuietHours[]::new))
                .caps(some.upTo(4, some::cap).toArray(Cap[]::new))
                .rests(some.upTo(3, some::rest).toArray(Rest[]::new))
                .duties("order-confirmation", "code")
                .urgent("code")
                .zones(chances.oneIn(3) ? EUROPE : ZONES)
                .world(world);
        if (!chances.oneIn(4)) {
            house.attention(some.attention(), 0)
                    .prices(some.upTo(4, some::price).toArray(Price[]::new));
        }
        if (chances.oneIn(2)) {
            house.release(chances.of(Kind.PROMOTION, Kind.KINDNESS), LocalTime.of(chances.from(0, 12), 30));
        }
        return house.tables();
    }

    private <T> Stream<T> upTo(int most, Supplier<T> one) {
        return IntStream.range(0, chances.from(0, most)).mapToObj(i -> one.get());
    }

    private QuietHours quietHours() {
        return new QuietHours(
                chances.oneIn(2) ? Optional.of(chances.of("DE", "FR", "US", "TW")) : Optional.empty(),
                chances.oneIn(2) ? Optional.of(chances.of(Channel.EMAIL, Channel.SMS)) : Optional.empty(),
                LocalTime.of(chances.from(0, 11), chances.of(0, 15, 30)),
                LocalTime.of(chances.from(14, 23), chances.of(0, 45)),
                !chances.oneIn(3),
                !chances.oneIn(3));
    }

    private Cap cap() {
        return new Cap(
                chances.oneIn(2) ? Optional.of(chances.of(Purpose.values())) : Optional.empty(),
                chances.oneIn(3) ? Optional.of(chances.of(Channel.EMAIL, Channel.SMS)) : Optional.empty(),
                chances.oneIn(12) ? 0 : chances.from(1, 5),
                chances.oneIn(3) ? Optional.empty() : Optional.of(Duration.ofHours(chances.of(6, 24, 168, 720))));
    }

    private Rest rest() {
        return new Rest(chances.from(1, 6), Duration.ofHours(chances.of(2, 24, 100, 500)));
    }

    private Attention attention() {
        return new Attention(chances.from(10, 60), chances.from(1, 40), chances.from(0, 20));
    }

    /** Half of the prices hold by day or by night only. */
    private Price price() {
        int from = chances.oneIn(2) ? 0 : chances.from(1, 16);
        return new Price(
                chances.oneIn(2) ? Optional.of(chances.of(Channel.EMAIL, Channel.SMS)) : Optional.empty(),
                chances.oneIn(2) ? Optional.of(chances.of(Kind.values())) : Optional.empty(),
                LocalTime.of(from, 0),
                chances.oneIn(2) ? LocalTime.MAX : LocalTime.of(chances.from(from + 1, 23), 0),
                chances.from(1, 20));
    }

    private static List<ZoneId> zones(String... names) {
        return Stream.of(names).map(ZoneId::of).toList();
    }
}
