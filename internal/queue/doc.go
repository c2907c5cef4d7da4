// Package queue carries ids of work to be done from those who know of it to those who do it. It is the fence around asynq.
//
// The database is the truth and the queue only a bell: a task holds ids and nothing else, is rung at most once at a time per id,
// and may be lost, for the sweep rings again for every row that waits. Redis may be a single server, Sentinel or a Cluster, given
// by URL; without one, Honnin runs a redis-server of its own, or, where there is none, keeps the queue in memory.
package queue
