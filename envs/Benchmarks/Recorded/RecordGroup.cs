namespace MultiModalRL.Environments;

/// <summary>A group of records that an official metric reports by itself.</summary>
/// <param name="Breakdown">What is broken down by, such as <c>question_type</c>.</param>
/// <param name="Name">The group, such as <c>what color is the</c>.</param>
public readonly record struct RecordGroup(string Breakdown, string Name);
