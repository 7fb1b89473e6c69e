/* SPDX-License-Identifier: Apache-2.0 */
/** Many occurrences of one kind about one subject as one alert, from the first until it is quiet or closed. */
@NullMarked
package dev.freshet.fraud.episode;

import org.jspecify.annotations.NullMarked;
