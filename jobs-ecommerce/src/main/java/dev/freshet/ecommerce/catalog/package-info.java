/* SPDX-License-Identifier: Apache-2.0 */
/**
 * Fills in the categories that events lack, from the catalog as of the event's time.
 *
 * <p>Knows the catalog and nothing of what categories are used for.
 */
@NullMarked
package dev.freshet.ecommerce.catalog;

import org.jspecify.annotations.NullMarked;
