/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.fraud;

import dev.freshet.testkit.packaging.FatJarChecks;
import java.util.List;

class FatJarIT implements FatJarChecks {

    /** Seven megabytes of it are the compiler of expressions. */
    @Override
    public long limit() {
        return 38_000_000;
    }

    @Override
    public Class<?> input() {
        return Transaction.class;
    }

    @Override
    public List<String> help() {
        return List.of("inputs.order", "fraud.decisions.v1");
    }

    @Override
    public String assignment() {
        return "inputs.order=event-time";
    }

    @Override
    public List<String> graph() {
        return List.of("fraud.transactions.v1", "fraud.decisions.v1", "account-figures", "model-training", "brake");
    }
}
