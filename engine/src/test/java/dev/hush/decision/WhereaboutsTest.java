package dev.hush.decision;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hush.consent.Channel;
import dev.hush.customer.CustomerState;
import dev.hush.customer.CustomerStateEditor;
import dev.hush.event.CustomerId;
import dev.hush.proof.Atlas;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;

class WhereaboutsTest {
    private static final HouseTables HOUSE = new Houses().world(new Atlas()).tables();

    private static CustomerStateEditor someone() {
        return CustomerState.unknown(new CustomerId("ana")).edit();
    }

    private static Whereabouts of(CustomerStateEditor customer) {
        return Whereabouts.of(customer.done(), HOUSE);
    }

    @Test
    void everyCountryThatIsHintedAtCounts() {
        Whereabouts where =
                of(someone().country("DE").address(Channel.SMS, "+33612345678").zone(ZoneId.of("Asia/Taipei")));
        assertThat(where.countries()).containsExactly("DE", "FR", "TW");
        assertThat(where.zones()).containsExactly(ZoneId.of("Asia/Taipei"));
    }

    @Test
    void aPhoneTellsTheZoneWhereNobodySaidIt() {
        for (Channel channel : new Channel[] {Channel.SMS, Channel.PHONE}) {
            Whereabouts where = of(someone().country("DE").address(channel, "+33612345678"));
            assertThat(where.zones()).containsExactly(ZoneId.of("Europe/Paris"));
            assertThat(where.countries()).containsExactly("DE", "FR");
        }
    }

    @Test
    void aZoneAloneDoesNotMakeTheCountryKnown() {
        assertThat(of(someone().zone(ZoneId.of("Europe/Paris"))).countries()).containsExactly("FR", "ZZ");
        assertThat(of(someone()).countries()).containsExactly("ZZ");
        assertThat(of(someone().country("JP")).zones()).containsExactly(ZoneId.of("Asia/Tokyo"));
    }
}
