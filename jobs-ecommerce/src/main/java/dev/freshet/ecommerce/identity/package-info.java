/* SPDX-License-Identifier: Apache-2.0 */
/**
 * Who a visitor is: from events of users and of anonymous visitors to events of shoppers.
 *
 * <p>The only place that knows links between visitors and users. What a shopper does is decided elsewhere.
 */
@NullMarked
package dev.freshet.ecommerce.identity;

import org.jspecify.annotations.NullMarked;
