namespace MultiModalRL.Evaluation;

/// <summary>Accuracy on the questions of one type.</summary>
/// <param name="N">How many questions.</param>
/// <param name="Accuracy">Their mean accuracy.</param>
public sealed record TypeResult(int N, double Accuracy);
