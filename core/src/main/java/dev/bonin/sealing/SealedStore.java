package dev.bonin.sealing;

import dev.bonin.rotation.KeysOutdatedException;
import java.util.List;

/**
 * What a store knows of keys, and how its rows move from one key to the next. Every call is one transaction, and may
 * throw a {@code StoreException}. All of it can be repeated, and done by several processes at once.
 */
public interface SealedStore {

    /** The keys that its rows are kept with, those that are being retired included. */
    List<RegisteredKey> keys();

    /** Whether there is any row that some key is needed for. */
    boolean isEmpty();

    /**
     * Remembers a key: from now on whoever writes has to know it. Remembering it again changes nothing.
     *
     * @return false if another key of that id is remembered
     */
    boolean register(RingKey key);

    /**
     * Remembers the first keys, all of them or none: of two who begin at once, with whatever rings, one does.
     *
     * @return false if keys are remembered already; nothing changed then
     */
    boolean begin(List<RingKey> keys);

    /** Lets nothing new be written with a key. Rows that it still serves stay. */
    void retiring(KeyId id);

    /**
     * Forgets a key that is being retired.
     *
     * @return false if a row still needs it, or it is not being retired; nothing changed then
     */
    boolean forget(KeyId id);

    /**
     * Up to {@code most} data keys that {@code ringKey} opens, in the order of their ids.
     *
     * @param after only those whose ids come after it; empty text for the first ones
     */
    List<WrappedDataKey> wrappedBy(KeyId ringKey, String after, int most);

    /**
     * Replaces data keys by the same ones under another key of the ring, where they are still as they were.
     *
     * @return how many
     * @throws KeysOutdatedException if nothing new may be written with that other key; nothing changed then
     */
    int rewrap(List<Rewrapped> dataKeys);

    /**
     * The person keys, up to {@code most} of them, that have no index under {@code indexKey}, in the order of their
     * ids.
     *
     * @param after only those whose ids come after it; empty text for the first ones
     */
    List<PersonKey> notIndexedBy(KeyId indexKey, String after, int most);

    /**
     * Adds indexes, where they are not there yet and their person still is.
     *
     * @return how many
     * @throws KeysOutdatedException if nothing new may be written with {@code indexKey}; nothing changed then
     */
    int index(KeyId indexKey, List<NewIndex> indexes);

    /**
     * Removes up to {@code most} indexes of a key that is being retired, where their person key has another one, of a
     * key that is not.
     */
    int dropIndexesOf(KeyId indexKey, int most);

    /** How many rows a key serves: data keys that it wraps, or indexes that it made. */
    long servedBy(KeyId id, KeyUse use);

    /** How many person keys have no index under {@code indexKey}. */
    long countNotIndexedBy(KeyId indexKey);

    /**
     * A key that the store's rows are kept with.
     *
     * @param check as {@link RingKey} has it
     * @param retiring whether nothing new is written with it
     */
    record RegisteredKey(KeyId id, KeyUse use, String check, boolean retiring) {}

    /**
     * A data key under another key of the ring.
     *
     * @param before what is to be replaced, where it still is so
     */
    record Rewrapped(WrappedDataKey before, WrappedDataKey after) {}

    /**
     * An index that a person key gets.
     *
     * @param hash in hexadecimal digits
     */
    record NewIndex(String personKey, String hash) {}
}
