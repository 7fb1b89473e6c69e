/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.ecommerce.stock;

/** What stock is kept of. A key. */
public record ItemAtLocation(String itemId, String locationId) {}
