namespace MultiModalRL.Environments;

/// <summary>One of the human answers to a question.</summary>
/// <param name="Answer">Its text.</param>
/// <param name="Identity">
/// All else that is written about it, such as <c>answer_id</c>: the official script takes answers that agree in text and
/// identity for one and the same when it leaves one out.
/// </param>
public readonly record struct VqaHumanAnswer(string Answer, string Identity);
