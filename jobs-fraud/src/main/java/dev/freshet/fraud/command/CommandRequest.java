/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.fraud.command;

import dev.freshet.common.action.Action;
import dev.freshet.fraud.Moment;

/**
 * What is asked for an account, unless it is cooling down or the brake holds it back.
 *
 * @param action what is sent if nothing speaks against it; its target is the account
 * @param moment of what it follows from
 */
public record CommandRequest(CommandType type, Action action, Moment moment) {}
