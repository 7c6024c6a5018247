package dev.hush.store;

import com.fasterxml.jackson.core.JsonParser;
import dev.hush.customer.CustomerState;
import dev.hush.engine.Store.StoreException;
import java.io.IOException;
import java.util.Map;
import java.util.function.UnaryOperator;

/**
 * States as JSON text of today's schema; older ones are lifted step by step, newer ones refused.
 *
 * <p>A step is a pure function from the fields of one schema to the fields of the next. It is never changed once
 * released: states of every schema there ever was lie in customers' stores, and as golden files in the tests.
 */
final class StateCodec {
    /** From a schema to the next one, by the number of the former. */
    private static final Map<Integer, UnaryOperator<Map<String, Object>>> STEPS =
            Map.of(1, SchemaSteps::from1To2, 2, SchemaSteps::from2To3, 3, SchemaSteps::from3To4);

    private static final String SCHEMA = "schema";

    private final Codec<CustomerState> codec = Codec.strict(CustomerState.class);

    @SuppressWarnings({"unchecked", "rawtypes"})
    private final Codec<Map<String, Object>> fields = (Codec) Codec.strict(Map.class);

    private final int current;
    private final Map<Integer, UnaryOperator<Map<String, Object>>> steps;

    StateCodec() {
        this(CustomerState.SCHEMA, STEPS);
    }

    StateCodec(int current, Map<Integer, UnaryOperator<Map<String, Object>>> steps) {
        this.current = current;
        this.steps = steps;
    }

    String write(CustomerState state) {
        return codec.write(state);
    }

    CustomerState read(String json) {
        int schema = schemaOf(json);
        if (schema > current) {
            throw new StoreException(
                    ("Expected a customer's state of schema %d or older, found schema %d. A newer Hush wrote it: run"
                                    + " that version, or go back to a copy of the data from before.")
                            .formatted(current, schema),
                    null);
        }
        return codec.read(schema == current ? json : lift(json, schema));
    }

    private String lift(String json, int from) {
        Map<String, Object> state = fields.read(json);
        for (int schema = from; schema < current; schema++) {
            UnaryOperator<Map<String, Object>> step = steps.get(schema);
            if (step == null) {
                throw new StoreException(
                        "Expected a way from a state of schema %d to %d, found none.".formatted(schema, schema + 1),
                        null);
            }
            state = step.apply(state);
            state.put(SCHEMA, schema + 1);
        }
        return fields.write(state);
    }

    /** The schema number, which is written first, so that the rest need not be read for it. */
    private static int schemaOf(String json) {
        try (JsonParser parser = Codec.MAPPER.createParser(json)) {
            parser.nextToken();
            if (!SCHEMA.equals(parser.nextFieldName())) {
                throw new StoreException("Expected a customer's state to begin with its schema number.", null);
            }
            return parser.nextIntValue(0);
        } catch (IOException e) {
            throw new StoreException("The store could not read a customer's state: it is no JSON", e);
        }
    }
}
