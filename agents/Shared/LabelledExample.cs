using MultiModalRL.Core;

namespace MultiModalRL.Agents;

/// <summary>Takes in one labelled example.</summary>
/// <param name="observation">What may be seen of it; everything is revealed.</param>
/// <param name="accuracies">The official accuracy of every answer, each in [0, 1].</param>
internal delegate void LabelledExample(Row observation, ReadOnlySpan<float> accuracies);
