package dev.hush.intake.packed;

import dev.hush.event.CustomerEvent;
import java.time.Instant;
import java.util.AbstractList;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.RandomAccess;

/**
 * Events in the order of {@link CustomerEvent#ORDER}, packed in memory: 100 to 250 bytes a small event.
 *
 * <p>Each is unpacked when it is asked for, so going through them needs no more memory. Cannot be changed, and may be
 * read by many threads. What is equal in that order comes as it was read.
 */
public final class SortedEvents extends AbstractList<CustomerEvent> implements RandomAccess {
    private final Collector packed;
    private final int[] order;

    private SortedEvents(Collector packed) {
        this.packed = packed;
        Comparator<Integer> inOrder = Comparator.<Integer>comparingLong(i -> packed.seconds[i])
                .thenComparingInt(i -> packed.nanos[i])
                .thenComparing(packed::source)
                .thenComparing(packed::id);
        Integer[] indices = new Integer[packed.count];
        Arrays.setAll(indices, i -> i);
        Arrays.sort(indices, inOrder);
        order = Arrays.stream(indices).mapToInt(i -> i).toArray();
    }

    @Override
    public int size() {
        return order.length;
    }

    @Override
    public CustomerEvent get(int index) {
        return packed.event(order[index]);
    }

    /** Takes events in any order. */
    public static final class Collector {
        private static final int PAGE = 1 << 20;

        private final long mostBytes;
        private final Words words = new Words();
        private final Packer packer = new Packer(words);
        private final List<byte[]> pages = new ArrayList<>();
        private long[] seconds = new long[1 << 10];
        private int[] nanos = new int[1 << 10];
        private int[] sources = new int[1 << 10];
        private int[] page = new int[1 << 10];
        private int[] offset = new int[1 << 10];
        private int count;
        private int used = PAGE;
        private long bytes;

        /** @param mostBytes how large all packed events may become */
        public Collector(long mostBytes) {
            this.mostBytes = mostBytes;
        }

        /**
         * Adds the event.
         *
         * @throws TooManyException when there is no more room
         */
        public void add(CustomerEvent event) {
            packer.pack(event);
            if (used + packer.length() > PAGE) {
                nextPage(packer.length());
            }
            if (count == seconds.length) {
                grow();
            }
            seconds[count] = event.time().getEpochSecond();
            nanos[count] = event.time().getNano();
            sources[count] = words.add(event.source());
            page[count] = pages.size() - 1;
            offset[count] = used;
            System.arraycopy(packer.bytes(), 0, pages.get(pages.size() - 1), used, packer.length());
            used += packer.length();
            count++;
        }

        /** What was added; nothing may be added any more. */
        public SortedEvents sorted() {
            return new SortedEvents(this);
        }

        private void nextPage(int atLeast) {
            int size = Math.max(PAGE, atLeast);
            bytes += size;
            if (bytes > mostBytes) {
                throw new TooManyException(count);
            }
            pages.add(new byte[size]);
            used = 0;
        }

        private void grow() {
            int size = 2 * count;
            seconds = Arrays.copyOf(seconds, size);
            nanos = Arrays.copyOf(nanos, size);
            sources = Arrays.copyOf(sources, size);
            page = Arrays.copyOf(page, size);
            offset = Arrays.copyOf(offset, size);
        }

        private String source(int index) {
            return words.get(sources[index]);
        }

        private String id(int index) {
            return new Unpacker(words, pages.get(page[index]), offset[index]).id();
        }

        private CustomerEvent event(int index) {
            Instant time = Instant.ofEpochSecond(seconds[index], nanos[index]);
            return new Unpacker(words, pages.get(page[index]), offset[index]).event(source(index), time);
        }
    }

    /** More events than there is memory for. */
    public static final class TooManyException extends RuntimeException {
        private static final long serialVersionUID = 1;

        private final int count;

        TooManyException(int count) {
            super("no room for more than " + count + " events");
            this.count = count;
        }

        /** How many there was room for. */
        public int count() {
            return count;
        }
    }
}
