package dev.hush.engine;

import dev.hush.plan.Outreach;
import java.util.Map;

/** Port: where a message's reader can stop it, ask why it came, choose, and confirm. */
public interface Links {
    /** No links at all. */
    Links NONE = outreach -> Map.of();

    /** Addresses by name: {@code stop}, {@code why}, {@code preferences}, and {@code confirm}, which may be empty. */
    Map<String, String> of(Outreach outreach);
}
