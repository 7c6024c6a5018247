package dev.hush.decision;

import static dev.hush.decision.Asked.someone;
import static org.assertj.core.api.Assertions.assertThat;

import dev.hush.consent.Channel;
import dev.hush.consent.Purpose;
import dev.hush.decision.HouseTables.Price;
import dev.hush.offer.Kind;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class HouseTablesTest {
    private static final LocalTime SIX = LocalTime.of(18, 0);
    private static final HouseTables HOUSE = new Houses()
            .prices(
                    price(Optional.empty(), Optional.empty(), LocalTime.MIN, LocalTime.MAX, 5),
                    price(Optional.of(Channel.SMS), Optional.empty(), LocalTime.MIN, LocalTime.MAX, 50),
                    price(Optional.empty(), Optional.of(Kind.PROMOTION), SIX, LocalTime.of(20, 0), 15))
            .tables();

    private static Price price(
            Optional<Channel> channel, Optional<Kind> kind, LocalTime from, LocalTime to, int points) {
        return new Price(channel, kind, from, to, points);
    }

    private static int price(Kind kind, Channel channel, LocalTime at) {
        return HOUSE.price(someone().proposes(kind, Purpose.CARE, channel).proposal("r"), at);
    }

    @Test
    void takeTheDearestRowThatFits() {
        assertThat(price(Kind.KINDNESS, Channel.EMAIL, SIX)).isEqualTo(5);
        assertThat(price(Kind.KINDNESS, Channel.SMS, SIX)).isEqualTo(50);
        assertThat(price(Kind.PROMOTION, Channel.EMAIL, SIX)).isEqualTo(15);
    }

    @Test
    void knowTheHoursOfARow() {
        assertThat(price(Kind.PROMOTION, Channel.EMAIL, SIX.minusNanos(1))).isEqualTo(5);
        assertThat(price(Kind.PROMOTION, Channel.EMAIL, LocalTime.of(19, 59))).isEqualTo(15);
        assertThat(price(Kind.PROMOTION, Channel.EMAIL, LocalTime.of(20, 0))).isEqualTo(5);
        assertThat(price(Kind.KINDNESS, Channel.EMAIL, LocalTime.MAX))
                .as("the day's last moment")
                .isEqualTo(5);
    }

    @Test
    void ofTheLawAloneTakeNothing() {
        HouseTables law = HouseTables.lawOnly(ZoneId.of("UTC"));

        assertThat(law.price(someone().proposal("r"), SIX)).isZero();
        assertThat(law.caps()).isEmpty();
    }
}
