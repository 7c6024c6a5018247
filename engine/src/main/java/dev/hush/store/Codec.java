package dev.hush.store;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamWriteConstraints;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import dev.hush.consent.ConsentRecord;
import dev.hush.engine.Store.StoreException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Turns records into JSON text and back, equal to the digit; what is empty is left out.
 *
 * <p>A field that a later Hush added is passed over, since nothing that is read so is written again; for states, which
 * are, see {@link StateCodec}.
 */
final class Codec<T> {
    /** Deeper than what intake lets in by some, since events lie within states. */
    private static final int DEEPEST = 2_000;

    static final ObjectMapper MAPPER = mapper();

    private final Class<T> type;
    private final ObjectReader reader;
    private final ObjectWriter writer;

    private Codec(Class<T> type, ObjectReader reader) {
        this.type = type;
        this.reader = reader;
        this.writer = MAPPER.writerFor(type);
    }

    /** For what is only read again. */
    static <T> Codec<T> of(Class<T> type) {
        return new Codec<>(type, MAPPER.readerFor(type).without(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES));
    }

    /** For what is read, changed and written again, so that nothing may get lost. */
    static <T> Codec<T> strict(Class<T> type) {
        return new Codec<>(type, MAPPER.readerFor(type));
    }

    String write(T value) {
        try {
            return writer.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw unreadable("write", e);
        }
    }

    T read(String json) {
        try {
            return reader.readValue(json);
        } catch (JsonProcessingException e) {
            throw unreadable("read", e);
        }
    }

    /** Texts, or lists of them, as one JSON array: how a statement takes a list. */
    static String array(Collection<?> values) {
        try {
            return MAPPER.writeValueAsString(values);
        } catch (JsonProcessingException e) {
            throw new StoreException("The store could not write a list: " + e.getOriginalMessage(), e);
        }
    }

    /** Without the text itself, which is personal data. */
    private StoreException unreadable(String what, JsonProcessingException e) {
        return new StoreException(
                "The store could not %s a %s: %s".formatted(what, type.getSimpleName(), e.getOriginalMessage()), e);
    }

    private static ObjectMapper mapper() {
        JsonFactory factory = JsonFactory.builder()
                .streamReadConstraints(StreamReadConstraints.builder()
                        .maxNestingDepth(DEEPEST)
                        .maxNumberLength(DEEPEST)
                        .build())
                .streamWriteConstraints(StreamWriteConstraints.builder()
                        .maxNestingDepth(DEEPEST)
                        .build())
                // names in event data are anybody's, and would fill the table of interned strings
                .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
                .build();
        JsonMapper.Builder mapper = JsonMapper.builder(factory)
                .addModules(new Jdk8Module(), new JavaTimeModule(), new ExactValues())
                // a record is its components; questions such as isEmpty() are not
                .disable(MapperFeature.AUTO_DETECT_IS_GETTERS)
                // entries of maps are kept even when empty: only components have a value to fall back on
                .defaultPropertyInclusion(
                        JsonInclude.Value.construct(JsonInclude.Include.NON_EMPTY, JsonInclude.Include.ALWAYS))
                .withConfigOverride(
                        Object.class,
                        it -> it.setInclude(
                                JsonInclude.Value.construct(JsonInclude.Include.ALWAYS, JsonInclude.Include.ALWAYS)));
        for (Class<?> type : List.of(String.class, List.class, Set.class, Map.class)) {
            mapper.withConfigOverride(type, it -> it.setSetterInfo(JsonSetter.Value.forValueNulls(Nulls.AS_EMPTY)));
        }
        return mapper.addMixIn(ConsentRecord.class, Brief.class).build();
    }

    /** For what states have many of: a no to a question is left out, too. */
    @JsonInclude(JsonInclude.Include.NON_DEFAULT)
    private interface Brief {}
}
