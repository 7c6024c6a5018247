package dev.hush.engine;

import dev.hush.customer.CustomerState;
import dev.hush.event.CustomerId;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Port: who is who, and who is gone. What writes is one transaction, and for the engine's writer alone. */
public interface People {
    /** Those of the identities that belong to a customer of another id. */
    Map<CustomerId, CustomerId> resolve(Collection<CustomerId> identities);

    /** The other identities of a customer. */
    List<CustomerId> identitiesOf(CustomerId customer);

    /**
     * Makes one customer of two.
     *
     * @return false when one of them changed meanwhile, and nothing was written
     */
    boolean merge(Merged merged);

    /** The last merge in which the customer went up into another one and that was not undone. */
    Optional<Merged> lastMergeOf(CustomerId loser);

    /**
     * Takes a merge back.
     *
     * @param loser the customer who is there again
     * @return false when somebody of that id is there already, and nothing was written
     */
    boolean undo(Merged merged, CustomerState loser);

    /** Erases everything that is about the person, and keeps what the law lets stay. */
    void erase(Erasure erasure);

    /** Which of these keyed hashes of addresses belong to people who were erased. */
    Set<String> suppressed(Collection<String> hashes);

    /** Whether the keyed hash of an identity is that of someone who was erased. */
    boolean erased(String hash);

    /**
     * Two customers who became one.
     *
     * @param loser as they were before
     * @param survivor as they were before; its version is the one that must still be stored
     * @param after the one customer, with the next version
     */
    record Merged(CustomerState loser, CustomerState survivor, CustomerState after, Instant at) {}

    /**
     * What is erased and what stays.
     *
     * @param identities every id that the person came under
     * @param identityHashes keyed hashes of these
     * @param addressHashes keyed hashes of the person's addresses, so that nobody writes there again
     * @param proof what was consented to and withdrawn, when and how, without any identifier, as JSON
     */
    record Erasure(
            List<CustomerId> identities,
            List<String> identityHashes,
            List<String> addressHashes,
            String proof,
            Instant at) {}
}
