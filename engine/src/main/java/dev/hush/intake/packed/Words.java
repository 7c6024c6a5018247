package dev.hush.intake.packed;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Short texts that come again and again, each kept once: types, field names, countries, days. */
final class Words {
    private static final int LONGEST = 24;
    private static final int MOST = 1 << 13;

    private final Map<String, Integer> indices = new HashMap<>();
    private final List<String> words = new ArrayList<>();

    /** The word's index, a new one as long as there is room; -1 for a text that is no word. */
    int indexOf(String text) {
        Integer index = indices.get(text);
        if (index != null) {
            return index;
        }
        return text.length() > LONGEST || words.size() == MOST ? -1 : add(text);
    }

    /** The text's index, whatever its length. */
    int add(String text) {
        return indices.computeIfAbsent(text, key -> {
            words.add(key);
            return words.size() - 1;
        });
    }

    String get(int index) {
        return words.get(index);
    }
}
