/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.ecommerce.metrics;

/**
 * One item, one category or the shop. A key, so the dimension stands as text: an enum's hash differs between processes.
 *
 * @param dimension name of a {@link Dimension}
 */
public record Subject(String dimension, String id) {

    static Subject of(Dimension dimension, String id) {
        return new Subject(dimension.name(), id);
    }
}
