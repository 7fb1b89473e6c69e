/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.ecommerce;

import dev.freshet.testkit.packaging.FatJarChecks;
import java.util.List;

class FatJarIT implements FatJarChecks {

    @Override
    public long limit() {
        return 30_000_000;
    }

    @Override
    public Class<?> input() {
        return ShopEvent.class;
    }

    @Override
    public List<String> help() {
        return List.of("shop.time-zone", "ecommerce.orders.v1");
    }

    @Override
    public String assignment() {
        return "shop.time-zone=Europe/Berlin";
    }

    @Override
    public List<String> graph() {
        return List.of("ecommerce.events.v1", "ecommerce.product-metrics.v1", "metrics-windows");
    }
}
