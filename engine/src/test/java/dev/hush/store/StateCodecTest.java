package dev.hush.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hush.customer.CustomerState;
import dev.hush.engine.Store.StoreException;
import dev.hush.event.CustomerEvent;
import dev.hush.event.CustomerId;
import dev.hush.journal.Receipt;
import dev.hush.plan.FrontlineTask;
import dev.hush.plan.Outreach;
import java.util.Map;
import org.junit.jupiter.api.Test;

class StateCodecTest {
    private static final CustomerId MEI = new CustomerId("mei");
    private static final long SEEDS = 1_000;
    private final StateCodec codec = new StateCodec();

    @Test
    void readsGeneratedStatesAsTheyWereWritten() {
        for (long seed = 0; seed < SEEDS; seed++) {
            CustomerState state = new Samples(seed).state(MEI, seed);
            assertThat(codec.read(codec.write(state))).as("seed %d", seed).isEqualTo(state);
        }
    }

    @Test
    void readsGeneratedEventsReceiptsAndOutreachAsTheyWereWritten() {
        for (long seed = 0; seed < SEEDS; seed++) {
            Samples samples = new Samples(seed);
            CustomerEvent event = samples.event(MEI);
            assertThatCopied(event, CustomerEvent.class);
            assertThatCopied(samples.entry(event).receipt(), Receipt.class);
            assertThatCopied(samples.outreach("key", MEI), Outreach.class);
            assertThatCopied(samples.task("key", MEI), FrontlineTask.class);
        }
    }

    private static <T> void assertThatCopied(T value, Class<T> type) {
        Codec<T> codec = Codec.of(type);
        assertThat(codec.read(codec.write(value))).isEqualTo(value);
    }

    @Test
    void leavesOutWhatIsEmpty() {
        assertThat(codec.write(CustomerState.unknown(MEI)))
                .isEqualTo("{\"schema\":4,\"id\":\"mei\",\"version\":0,\"reach\":{},\"consents\":{},\"contacts\":{}}");
    }

    @Test
    void refusesAStateOfANewerSchema() {
        assertThatThrownBy(() -> codec.read("{\"schema\":5,\"id\":\"mei\",\"version\":1}"))
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("Expected a customer's state of schema 4 or older, found schema 5");
    }

    @Test
    void refusesAFieldThatItWouldLose() {
        assertThatThrownBy(() -> codec.read("{\"schema\":3,\"id\":\"mei\",\"version\":1,\"shoeSize\":38}"))
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("shoeSize");
    }

    @Test
    void liftsAnOlderStateStepByStepAndKeepsEveryNumber() {
        StateCodec later = new StateCodec(
                1,
                Map.of(
                        -1,
                        fields -> renamed(fields, "lang", "tongue"),
                        0,
                        fields -> renamed(fields, "tongue", "language")));
        CustomerState state =
                later.read("{\"schema\":-1,\"id\":\"mei\",\"version\":3,\"lang\":\"en\",\"facts\":{\"orders\":"
                        + "{\"value\":7e0,\"provenance\":\"OBSERVED\",\"since\":\"2026-11-20T00:00:00Z\"}}}");
        assertThat(state.language()).contains("en");
        assertThat(state.facts().get("orders").value()).isEqualTo(7L);
    }

    private static Map<String, Object> renamed(Map<String, Object> fields, String from, String to) {
        Map<String, Object> renamed = new java.util.LinkedHashMap<>(fields);
        renamed.put(to, renamed.remove(from));
        return renamed;
    }
}
