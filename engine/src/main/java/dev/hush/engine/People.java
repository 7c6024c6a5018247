package dev.hush.engine;

import dev.hush.customer.CustomerState;
import dev.hush.engine.Store.Holders;
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
     * @param merged what is kept of it names nobody else: without who shares their addresses
     * @param others customers who share an address with them, each with its next version
     * @param holders their addresses, each with its next version
     * @return false when the person or one of them changed meanwhile, and nothing was written
     */
    boolean merge(Merged merged, Collection<CustomerState> others, Collection<Holders> holders);

    /** The last merge in which the customer went up into another one and that was not undone. */
    Optional<Merged> lastMergeOf(CustomerId loser);

    /**
     * Takes a merge back.
     *
     * @param loser the customer who is there again
     * @param names the other identities that come back with them
     * @param others customers who share an address with them, each with its next version
     * @param holders their addresses, each with its next version
     * @return false when somebody of that id is there already, and nothing was written
     */
    boolean undo(
            Merged merged,
            CustomerState loser,
            Collection<CustomerId> names,
            Collection<CustomerState> others,
            Collection<Holders> holders);

    /**
     * Erases everything that is about the person, and keeps what the law lets stay.
     *
     * @param others customers who share an address with the person, who is in them no more, each with its next version
     * @param holders the person's addresses without the person, each with its next version
     * @return false when one of them changed meanwhile, and nothing was written
     */
    boolean erase(Erasure erasure, Collection<CustomerState> others, Collection<Holders> holders);

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
     * @param customer whose state it is, under the id that it is stored by
     * @param version the state's version, which is the one that must still be stored; 0 for none
     * @param identities every id that the person came under
     * @param identityHashes keyed hashes of these
     * @param addressHashes keyed hashes of the person's addresses, so that nobody writes there again
     * @param proof what was consented to and withdrawn, when and how, without any identifier, as JSON
     */
    record Erasure(
            CustomerId customer,
            long version,
            List<CustomerId> identities,
            List<String> identityHashes,
            List<String> addressHashes,
            String proof,
            Instant at) {}
}
