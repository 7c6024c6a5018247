package dev.hush.template;

import com.hubspot.jinjava.interpret.JinjavaInterpreter;
import com.hubspot.jinjava.lib.filter.Filter;
import java.math.BigDecimal;
import java.text.NumberFormat;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The filters that templates may use: Jinja's harmless ones, and two that speak the message's language. */
final class Filters {
    static final Set<String> ALLOWED = Set.of(
            "default",
            "d",
            "upper",
            "lower",
            "capitalize",
            "title",
            "trim",
            "replace",
            "truncate",
            "join",
            "first",
            "last",
            "length",
            "count",
            "round",
            "int",
            "float",
            "abs",
            "sort",
            "reverse",
            "string",
            "urlencode",
            "day",
            "money");
    static final List<Filter> OWN = List.of(new Day(), new Money());

    private Filters() {}

    /** {@code {{ event.promised | day }}}: a calendar day in words, such as 17 November 2026. */
    private static final class Day implements Filter {
        @Override
        public String getName() {
            return "day";
        }

        @Override
        public Object filter(@Nullable Object value, JinjavaInterpreter interpreter, String... arguments) {
            String text = String.valueOf(value);
            try {
                LocalDate day = LocalDate.parse(text.substring(0, Math.min(10, text.length())));
                return DateTimeFormatter.ofLocalizedDate(FormatStyle.LONG)
                        .withLocale(locale(interpreter))
                        .format(day);
            } catch (DateTimeException e) {
                throw new Pen.Refusal("", "expected a day such as 2026-11-17 for the filter day, found none");
            }
        }
    }

    /** {@code {{ event.amount | money('EUR') }}}: an amount with its currency, or with two decimals. */
    private static final class Money implements Filter {
        @Override
        public String getName() {
            return "money";
        }

        @Override
        public Object filter(@Nullable Object value, JinjavaInterpreter interpreter, String... arguments) {
            try {
                return format(arguments, locale(interpreter)).format(new BigDecimal(String.valueOf(value)));
            } catch (IllegalArgumentException e) {
                throw new Pen.Refusal(
                        "", "expected a number, and a currency such as 'EUR', for the filter money, found other");
            }
        }

        private static NumberFormat format(String[] arguments, Locale locale) {
            NumberFormat format =
                    arguments.length == 0 ? NumberFormat.getInstance(locale) : NumberFormat.getCurrencyInstance(locale);
            format.setMinimumFractionDigits(2);
            format.setMaximumFractionDigits(2);
            if (arguments.length > 0) {
                Currency currency = Currency.getInstance(arguments[0]);
                format.setCurrency(currency);
                format.setMinimumFractionDigits(currency.getDefaultFractionDigits());
                format.setMaximumFractionDigits(currency.getDefaultFractionDigits());
            }
            return format;
        }
    }

    /** English without a country writes days and money as in Britain: 17 November 2026. */
    private static Locale locale(JinjavaInterpreter interpreter) {
        Locale locale = interpreter.getConfig().getLocale();
        return locale.equals(Locale.ENGLISH) ? Locale.UK : locale;
    }
}
