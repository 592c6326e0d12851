namespace MultiModalRL.Core;

/// <summary>The answer that was given to an example.</summary>
/// <param name="Example">The example's number in its split.</param>
/// <param name="Answer">The answer's number; −1 where the episode ended without one.</param>
/// <param name="Accuracy">a ∈ [0, 1], the official accuracy of it.</param>
public readonly record struct GivenAnswer(int Example, int Answer, double Accuracy);
