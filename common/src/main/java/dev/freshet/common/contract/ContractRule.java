/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.common.contract;

import java.io.Serializable;
import java.util.function.Predicate;

/**
 * A rule over a whole record, such as "money needs a currency".
 *
 * @param description what must hold, in words that a producer understands; becomes the rejection's message and part of
 *     the generated documentation
 */
public record ContractRule<T>(String description, Holds<T> holds) implements Serializable {

    /** True where a record keeps the rule. Must not throw. */
    @FunctionalInterface
    public interface Holds<T> extends Predicate<T>, Serializable {}
}
