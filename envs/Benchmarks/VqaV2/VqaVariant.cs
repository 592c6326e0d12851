namespace MultiModalRL.Environments;

/// <summary>How VQA accuracy has been computed: the official script in two versions, and what others made of it.</summary>
public enum VqaVariant
{
    /// <summary>
    /// GT-Vision-Lab/VQA <c>PythonEvaluationTools/vqaEvaluation/vqaEval.py</c> of March 2021: everything is normalized
    /// unless all human answers are identical, and then nothing is.
    /// </summary>
    Official2021,

    /// <summary>The same script before: the prediction is always normalized, human answers lose punctuation unless all are identical.</summary>
    Pre2021,

    /// <summary>EvolvingLMMs-Lab/lmms-eval <c>tasks/vqav2/utils.py</c>: everything is always normalized.</summary>
    LmmsEval,

    /// <summary>open-compass/VLMEvalKit <c>dataset/utils/vqa_eval.py</c>: the same, with the period rule mended and answers told apart by their place.</summary>
    VlmEvalKit,

    /// <summary>TextVQA's processor (facebookresearch/mmf <c>EvalAIAnswerProcessor</c>): commas and question marks are deleted first.</summary>
    TextVqa,
}
