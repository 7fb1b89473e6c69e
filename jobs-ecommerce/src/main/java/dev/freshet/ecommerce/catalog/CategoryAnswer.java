/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.ecommerce.catalog;

/** The category of one item for one event. */
public record CategoryAnswer(EventKey asker, String itemId, String category) {}
