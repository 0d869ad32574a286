/**
 * Instagram through the Graph API's business discovery: any professional account by name, seen by one account of ours.
 *
 * <p>Every question is one expression of fields, and one refused field fails the whole call; so fields that are not
 * proven come in groups that are dropped when refused. Errors are told apart by code and subcode, never by HTTP status.
 */
@NullMarked
package io.creatorfleet.platform.instagram.graph;

import org.jspecify.annotations.NullMarked;
