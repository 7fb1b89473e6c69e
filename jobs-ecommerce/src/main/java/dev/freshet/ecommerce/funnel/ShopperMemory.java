/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.ecommerce.funnel;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What is remembered of one shopper. Methods throw what the storage throws. */
interface ShopperMemory {

    /** Null if nothing is remembered. */
    @Nullable
    StepBorders borders() throws Exception;

    void put(StepBorders borders) throws Exception;

    /** Returns whether it was not there. */
    boolean add(StepAt step) throws Exception;

    /** Adds a step that was handed over at a sign-in; of two the earlier holds. Returns whether that changed anything. */
    boolean receive(StepAt step, Instant at) throws Exception;

    /** Adds a view that was handed over to another, whether or not it is there yet. Returns whether it was not there. */
    boolean giveAway(StepAt view) throws Exception;

    /** The shopper's own steps, in any order; views that were given away among them. */
    List<StepAt> steps() throws Exception;

    /** Steps that were handed over to this shopper, each with the time of the sign-in. */
    Map<StepAt, Instant> received() throws Exception;

    /** In any order. */
    List<StepAt> givenAway() throws Exception;

    /** Forgets a step of the shopper's own. */
    void remove(StepAt step) throws Exception;

    void removeReceived(StepAt step) throws Exception;

    void removeGivenAway(StepAt view) throws Exception;

    /**
     * Null if it has not begun.
     *
     * @param start epoch milliseconds
     */
    @Nullable
    StartHour hour(long start) throws Exception;

    /** All of them, in any order. */
    List<StartHour> hours() throws Exception;

    /** Adds an hour, or replaces the one with its start. */
    void put(StartHour hour) throws Exception;

    void remove(StartHour hour) throws Exception;

    /** Forgets the borders; to be done when nothing else is left. */
    void clearBorders() throws Exception;
}
