/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.example.good;

import org.apache.flink.streaming.api.TimerService;

final class LevelsInOrder {

    private final LastLevels levels;

    LevelsInOrder(LastLevels levels) {
        this.levels = levels;
    }

    long asOf(TimerService time) throws Exception {
        return time.currentWatermark() > 0 ? levels.at(0) : 0;
    }
}
