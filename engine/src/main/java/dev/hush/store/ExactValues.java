package dev.hush.store;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import com.fasterxml.jackson.databind.deser.std.StdScalarDeserializer;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.StdSerializer;
import dev.hush.event.CustomerId;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * JSON for values of no declared type, so that each comes back as the type it was.
 *
 * <p>JSON has one kind of number, so the way of writing tells the type, and any reader still finds the right number:
 * {@code 5} is an Integer, or a Long where it is too large for one, {@code 5e0} a Long, {@code 5E0} and {@code 5.0} a
 * BigDecimal, {@code 5.0e0} a Double. A Double that is no number becomes text.
 */
final class ExactValues extends SimpleModule {
    private static final long serialVersionUID = 1;

    ExactValues() {
        super("hush-exact-values");
        addSerializer(Long.class, new Written<>(Long.class, ExactValues::text));
        addSerializer(BigDecimal.class, new Written<>(BigDecimal.class, ExactValues::text));
        addSerializer(Double.class, new DoubleWritten());
        addDeserializer(Object.class, new AnyRead());
        addDeserializer(Instant.class, new InstantRead());
        addSerializer(Instant.class, new TextWritten<>(Instant.class));
        addSerializer(CustomerId.class, new TextWritten<>(CustomerId.class));
        addDeserializer(CustomerId.class, new CustomerIdRead());
    }

    private static String text(Long number) {
        return number == number.intValue() ? number + "e0" : number.toString();
    }

    private static String text(BigDecimal number) {
        String text = number.toString();
        return text.indexOf('.') < 0 && text.indexOf('E') < 0 ? text + "E0" : text;
    }

    private static String text(Double number) {
        String text = number.toString();
        return text.indexOf('E') < 0 ? text + "e0" : text.toLowerCase(Locale.ROOT);
    }

    /** A number with a fraction or an exponent. */
    private static Number number(String text) {
        boolean marked = text.indexOf('e') >= 0;
        if (marked && text.indexOf('.') < 0) {
            return Long.valueOf(text.substring(0, text.length() - "e0".length()));
        }
        return marked ? (Number) Double.valueOf(text) : new BigDecimal(text);
    }

    private static final class Written<T> extends StdSerializer<T> {
        private static final long serialVersionUID = 1;
        private final transient Function<T, String> text;

        Written(Class<T> type, Function<T, String> text) {
            super(type);
            this.text = text;
        }

        @Override
        public void serialize(T value, JsonGenerator json, SerializerProvider provider) throws IOException {
            json.writeNumber(text.apply(value));
        }
    }

    private static final class DoubleWritten extends StdSerializer<Double> {
        private static final long serialVersionUID = 1;

        DoubleWritten() {
            super(Double.class);
        }

        @Override
        public void serialize(Double value, JsonGenerator json, SerializerProvider provider) throws IOException {
            if (value.isNaN() || value.isInfinite()) {
                json.writeString(value.toString());
            } else {
                json.writeNumber(text(value));
            }
        }
    }

    private static final class TextWritten<T> extends StdSerializer<T> {
        private static final long serialVersionUID = 1;

        TextWritten(Class<T> type) {
            super(type);
        }

        @Override
        public void serialize(T value, JsonGenerator json, SerializerProvider provider) throws IOException {
            json.writeString(value.toString());
        }
    }

    private static final class CustomerIdRead extends StdScalarDeserializer<CustomerId> {
        private static final long serialVersionUID = 1;

        CustomerIdRead() {
            super(CustomerId.class);
        }

        @Override
        public CustomerId deserialize(JsonParser json, DeserializationContext context) throws IOException {
            return new CustomerId(json.getText());
        }
    }

    private static final class InstantRead extends StdScalarDeserializer<Instant> {
        private static final long serialVersionUID = 1;

        InstantRead() {
            super(Instant.class);
        }

        @Override
        public Instant deserialize(JsonParser json, DeserializationContext context) throws IOException {
            return InstantText.parse(json.getText());
        }
    }

    private static final class AnyRead extends StdDeserializer<Object> {
        private static final long serialVersionUID = 1;

        AnyRead() {
            super(Object.class);
        }

        @Override
        public @Nullable Object deserialize(JsonParser json, DeserializationContext context) throws IOException {
            return switch (json.currentToken()) {
                case VALUE_STRING -> json.getText();
                case VALUE_NUMBER_INT -> json.getNumberValue();
                case VALUE_NUMBER_FLOAT -> number(json.getText());
                case VALUE_TRUE -> true;
                case VALUE_FALSE -> false;
                case VALUE_NULL -> null;
                case START_ARRAY -> list(json, context);
                case START_OBJECT, FIELD_NAME -> map(json, context);
                default -> context.handleUnexpectedToken(Object.class, json);
            };
        }

        private List<@Nullable Object> list(JsonParser json, DeserializationContext context) throws IOException {
            List<@Nullable Object> list = new ArrayList<>();
            while (json.nextToken() != JsonToken.END_ARRAY) {
                list.add(deserialize(json, context));
            }
            return list;
        }

        private Map<String, @Nullable Object> map(JsonParser json, DeserializationContext context) throws IOException {
            Map<String, @Nullable Object> map = new LinkedHashMap<>();
            for (String name = json.nextFieldName(); name != null; name = json.nextFieldName()) {
                json.nextToken();
                map.put(name, deserialize(json, context));
            }
            return map;
        }
    }
}
