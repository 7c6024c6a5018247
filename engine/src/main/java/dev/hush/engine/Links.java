package dev.hush.engine;

import dev.hush.plan.Outreach;
import java.util.Map;
import java.util.Optional;

/** Port: where a message's reader can stop it, ask why it came, choose, and confirm. */
public interface Links {
    /** No links at all. */
    Links NONE = (outreach, address) -> Map.of();

    /**
     * Addresses by name: {@code stop}, {@code why}, {@code preferences}, and {@code confirm}, which may be empty.
     *
     * @param address the key of the address that the message goes to, for which what is said by the links counts
     */
    Map<String, String> of(Outreach outreach, Optional<String> address);
}
