namespace MultiModalRL.Environments;

/// <summary>Which questions of a benchmark that has both kinds are asked, and how.</summary>
public enum QuestionTask
{
    /// <summary>Questions with options; the answers are the options' letters.</summary>
    MultipleChoice,

    /// <summary>Open questions; the answers are those of the training questions.</summary>
    DirectAnswer,
}
