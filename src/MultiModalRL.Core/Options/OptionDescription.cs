namespace MultiModalRL.Core;

/// <summary>One option, for help texts.</summary>
/// <param name="Path">Its camelCase path within the record, such as <c>optimizer.learningRate</c>.</param>
/// <param name="Type">What it holds: <c>number</c>, <c>integer</c>, <c>boolean</c>, <c>text</c>, <c>choice</c>, <c>list of …</c>.</param>
/// <param name="Default">Its default as it is written after <c>--set path=</c>.</param>
/// <param name="Range">The values allowed, such as <c>[0, 1)</c> or <c>linear | gated</c>; null where the type says all.</param>
public sealed record OptionDescription(string Path, string Type, string Default, string? Range);
