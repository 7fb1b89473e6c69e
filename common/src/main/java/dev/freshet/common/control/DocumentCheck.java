/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.common.control;

import java.io.Serializable;
import org.jspecify.annotations.Nullable;

/**
 * What a job asks of a document beside the topic's contract, as it depends on the job's settings. Must depend on nothing else:
 * it is asked in several places, which all have to come to the same.
 */
@FunctionalInterface
public interface DocumentCheck<T extends ControlDocument> extends Serializable {

    /** Why the document cannot be kept, in words that say what to do; null where it can. */
    @Nullable
    String refusal(T document);
}
