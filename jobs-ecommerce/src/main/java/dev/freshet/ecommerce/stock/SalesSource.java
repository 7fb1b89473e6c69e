/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.ecommerce.stock;

import java.io.Serializable;
import java.util.List;

/** Says what one input tells of sales. */
interface SalesSource<T> extends Serializable {

    List<StockSale> sales(T input);
}
