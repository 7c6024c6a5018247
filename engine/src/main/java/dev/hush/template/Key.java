package dev.hush.template;

import dev.hush.consent.Channel;
import java.util.Comparator;

/** What a renderer is asked for, before the language: a template for a channel. */
record Key(String template, Channel channel) {
    static final Comparator<Key> ORDER = Comparator.comparing(Key::template).thenComparing(Key::channel);

    @Override
    public String toString() {
        return template + "/" + channel.label();
    }
}
