package dev.bantam.gateway.answer;

import dev.bantam.gateway.store.QuestionTable;
import dev.bantam.loop.TeacherAnswer;

/** Tells the loop what teachers said off the clients' paths. */
final class SettledAnswers implements TeacherDesk.Answers {

  private final CallLoop loop;
  private final AcceptedKeys keys;
  private final QuestionTable questions;

  SettledAnswers(CallLoop loop, AcceptedKeys keys, QuestionTable questions) {
    this.loop = loop;
    this.keys = keys;
    this.questions = questions;
  }

  @Override
  public void replied(Question question, int status) {
    keys.hear(question.request(), question.call().model(), status);
  }

  @Override
  public void answered(Question question, TeacherAnswer answer) {
    loop.settled(question.id(), answer);
    questions.drop(question.id());
  }
}
