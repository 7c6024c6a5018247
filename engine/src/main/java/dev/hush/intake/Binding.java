package dev.hush.intake;

import dev.hush.event.CustomerEvent;
import dev.hush.event.CustomerId;
import dev.hush.intake.Cells.Cell;
import dev.hush.intake.Totals.Share;
import dev.hush.intake.ValueMaker.Maker;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A mapping bound to the columns of one file. */
final class Binding {
    private final Mapping mapping;
    private final String file;
    private final List<Cell> conditions = new ArrayList<>();
    private final List<Cell> group;
    private final Cell time;
    private final Maker id;
    private final Maker subject;
    private final Map<String, Maker> data = new LinkedHashMap<>();
    private final List<Share> shares;

    Binding(Mapping mapping, String file, Cells cells) {
        this.mapping = mapping;
        this.file = file;
        ValueMaker values = new ValueMaker(cells);
        mapping.onlyWhen().forEach(condition -> conditions.add(cells.cell(condition.column())));
        group = mapping.groupBy().stream().map(cells::cell).toList();
        time = cells.cell(mapping.time().column());
        id = values.maker(mapping.id());
        subject = values.maker(mapping.subject());
        mapping.data().forEach((field, value) -> data.put(field, values.maker(value)));
        shares = values.shares();
    }

    Mapping mapping() {
        return mapping;
    }

    String file() {
        return file;
    }

    /** Whether all conditions hold for the row. */
    boolean counts(String[] row) throws IOException {
        for (int i = 0; i < conditions.size(); i++) {
            if (!mapping.onlyWhen().get(i).holds(conditions.get(i).of(row))) {
                return false;
            }
        }
        return true;
    }

    /** What the rows of the row's group have in common. */
    String group(String[] row) throws IOException {
        StringBuilder key = new StringBuilder();
        for (Cell cell : group) {
            key.append(cell.of(row)).append('\0');
        }
        return key.toString();
    }

    Instant time(String[] row) throws IOException, BadRow {
        String text = time.of(row).strip();
        try {
            return mapping.time().parse(text);
        } catch (DateTimeException e) {
            throw new BadRow(mapping.time().column().name(), "a time", Problem.quote(text));
        }
    }

    /** What the row adds to the totals of its group. */
    BigDecimal[] shares(String[] row) throws IOException, BadRow {
        BigDecimal[] numbers = new BigDecimal[shares.size()];
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = shares.get(i).of(row);
        }
        return numbers;
    }

    Totals noTotals() {
        return shares.isEmpty() ? Totals.NONE : new Totals(shares.size());
    }

    CustomerEvent event(String[] row, Instant at, Totals totals) throws IOException, BadRow {
        Map<String, Object> fields = new LinkedHashMap<>();
        for (Map.Entry<String, Maker> entry : data.entrySet()) {
            entry.getValue().of(row, totals).ifPresent(value -> fields.put(entry.getKey(), value));
        }
        return new CustomerEvent(
                name("id", id, row, totals),
                mapping.source(),
                mapping.type(),
                new CustomerId(name("subject", subject, row, totals)),
                at,
                fields,
                Optional.empty());
    }

    private static String name(String field, Maker maker, String[] row, Totals totals) throws IOException, BadRow {
        Optional<Object> value = maker.of(row, totals);
        if (value.isEmpty()) {
            throw new BadRow(field, "a value", "none");
        }
        String text = value.get().toString();
        Optional<Problem> problem = Limits.name(field, text);
        if (problem.isPresent()) {
            throw new BadRow(problem.get());
        }
        return text;
    }
}
