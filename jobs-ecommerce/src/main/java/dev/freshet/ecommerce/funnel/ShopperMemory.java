/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.ecommerce.funnel;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What is remembered of one shopper. Methods throw what the storage throws. */
interface ShopperMemory {

    /** Null if nothing is remembered. */
    @Nullable
    StepBorders borders() throws Exception;

    void put(StepBorders borders) throws Exception;

    /** Returns whether it was not there. */
    boolean add(StepAt step) throws Exception;

    /** All of them, in any order. */
    List<StepAt> steps() throws Exception;

    void remove(StepAt step) throws Exception;

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
